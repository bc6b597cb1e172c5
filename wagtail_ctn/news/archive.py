"""The archive of news: years and months that have some, with their numbers."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class ArchiveMonth:
    """One month that has news; ``date`` is its first day."""

    date: date
    count: int


@dataclass
class ArchiveYear:
    """One year that has news, its months from the latest on."""

    year: int
    months: list = field(default_factory=list)

    @property
    def count(self):
        return sum(month.count for month in self.months)


def archive_years(news):
    """The years of these news, the latest first: one query."""
    years = {}
    for year, month, count in news.months():
        found = years.setdefault(year, ArchiveYear(year))
        found.months.append(ArchiveMonth(date(year, month, 1), count))
    return list(years.values())


def has_news(years, year, month=None):
    """Whether some of the news is of that year, or of that month of it."""
    return any(
        found.year == year and (month is None or m.date.month == month)
        for found in years
        for m in found.months
    )
