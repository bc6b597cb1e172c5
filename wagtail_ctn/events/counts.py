"""How many dates of events there are in each of several periods."""

from dataclasses import dataclass

from django.db.models import Count, Q

# So many years at most stand in a menu.
MOST_YEARS = 60


@dataclass(frozen=True)
class Counted:
    """A period and the number of dates that touch it."""

    period: object
    count: int


def count_by_period(occurrences, periods):
    """A :class:`Counted` for each of these periods, by one query.

    What lasts from one period into the next counts in both, as both views show it.
    """
    first = min(period.first for period in periods)
    last = max(period.last for period in periods)
    counts = {
        f"period_{number}": Count(
            "pk",
            filter=Q(first_day__lte=period.last, last_day__gte=period.first),
        )
        for number, period in enumerate(periods)
    }
    found = occurrences.between(first, last).order_by().aggregate(**counts)
    return [
        Counted(period, found[f"period_{number}"])
        for number, period in enumerate(periods)
    ]
