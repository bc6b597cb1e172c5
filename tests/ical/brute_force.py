"""A second reading of RFC 5545, 3.3.10, with nothing of ours in it, nor of dateutil's.

It looks at every day of every period and asks of each BY part whether the day is one,
straight from the table; slow, and simple enough to be checked by reading it.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = timedelta(days=1)


class Rule:
    """A rule, its first start as a wall time, and what the rule takes from there."""

    def __init__(self, text, start, zone=None):
        parts = dict(part.split("=") for part in text.split(";"))
        self.start, self.zone = start, zone
        self.freq = parts["FREQ"]
        self.interval = int(parts.get("INTERVAL", 1))
        self.count = int(parts.get("COUNT", 0))
        self.until = parts.get("UNTIL")
        self.wkst = DAYS.index(parts.get("WKST", "MO"))
        self.by = {
            name: [int(n) for n in parts[name].split(",")]
            for name in parts
            if name.startswith("BY") and name != "BYDAY"
        }
        self.weekdays = (
            [
                (int(day[:-2] or 0), DAYS.index(day[-2:]))
                for day in parts["BYDAY"].split(",")
                if day
            ]
            if "BYDAY" in parts
            else []
        )
        self.add_what_the_start_says()

    def add_what_the_start_says(self):
        days = {"BYYEARDAY", "BYMONTHDAY"} & self.by.keys() or self.weekdays
        if self.freq == "WEEKLY" or "BYWEEKNO" in self.by:
            if not days:
                self.weekdays = [(0, self.start.weekday())]
        elif self.freq != "DAILY" and not days:
            if self.freq == "YEARLY" and "BYMONTH" not in self.by:
                self.by["BYMONTH"] = [self.start.month]
            self.by["BYMONTHDAY"] = [self.start.day]
        for name in ("hour", "minute", "second"):
            self.by.setdefault(f"BY{name.upper()}", [getattr(self.start, name)])

    def between(self, first, last):
        """The starts from one date to another, both inclusive, in order."""
        found = []
        left = self.count or None
        for period in self.periods(last):
            for start in self.of_period(period):
                if start < self.start:
                    continue
                if not self.is_in_time(start) or left == 0:
                    return found
                left = left and left - 1
                if first <= start.date() <= last:
                    found.append(start)
        return found

    def periods(self, last):
        """The days of every period that the interval keeps."""
        day = self.first_of_period(self.start.date())
        number = 0
        while day <= last:
            days = [day]
            while self.first_of_period(days[-1] + ONE_DAY) == day:
                days.append(days[-1] + ONE_DAY)
            if number % self.interval == 0:
                yield days
            number += 1
            day = days[-1] + ONE_DAY

    def first_of_period(self, day):
        if self.freq == "YEARLY":
            return date(day.year, 1, 1)
        if self.freq == "MONTHLY":
            return date(day.year, day.month, 1)
        if self.freq == "WEEKLY":
            return first_of_week(day, self.wkst)
        return day

    def of_period(self, days):
        clocks = product(self.by["BYHOUR"], self.by["BYMINUTE"], self.by["BYSECOND"])
        times = [time(*clock) for clock in clocks]
        days = [day for day in days if self.is_one(day)]
        starts = sorted({datetime.combine(*pair) for pair in product(days, times)})
        if "BYSETPOS" not in self.by:
            return starts
        numbered = zip(count_both_ways(starts), starts, strict=True)
        return [start for n, start in numbered if n & set(self.by["BYSETPOS"])]

    def is_one(self, day):
        tests = {
            "BYMONTH": lambda: {day.month},
            "BYWEEKNO": lambda: week_numbers(day, self.wkst),
            "BYYEARDAY": lambda: place_in(day, days_of_year(day)),
            "BYMONTHDAY": lambda: place_in(day, days_of_month(day)),
        }
        for name, numbers in tests.items():
            if name in self.by and not numbers() & set(self.by[name]):
                return False
        return not self.weekdays or any(self.is_weekday(day, *d) for d in self.weekdays)

    def is_weekday(self, day, ordinal, weekday):
        if day.weekday() != weekday or not ordinal:
            return day.weekday() == weekday
        of_month = self.freq == "MONTHLY" or "BYMONTH" in self.by
        days = days_of_month(day) if of_month else days_of_year(day)
        return ordinal in place_in(day, [d for d in days if d.weekday() == weekday])

    def is_in_time(self, start):
        if self.until is None:
            return True
        if len(self.until) == 8:
            return start.date() <= datetime.strptime(self.until, "%Y%m%d").date()
        until = datetime.strptime(self.until[:15], "%Y%m%dT%H%M%S")
        if self.until.endswith("Z"):
            moment = start.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
            return moment <= until.replace(tzinfo=UTC)
        return start <= until


def first_of_week(day, wkst):
    while day.weekday() != wkst:
        day -= ONE_DAY
    return day


def days_of_year(day):
    return days_from(date(day.year, 1, 1), lambda other: other.year == day.year)


def days_of_month(day):
    return days_from(
        date(day.year, day.month, 1), lambda other: other.month == day.month
    )


def days_from(day, belongs):
    days = []
    while belongs(day):
        days.append(day)
        day += ONE_DAY
    return days


def count_both_ways(items):
    """1 and -10 for the first of ten, 2 and -9 for the second…"""
    return [{n + 1, n - len(items)} for n in range(len(items))]


def place_in(day, days):
    return count_both_ways(days)[days.index(day)]


def week_numbers(day, wkst):
    """Week 1 is the first that has four days or more in its year."""
    first = first_of_week(day, wkst)
    week = [first + n * ONE_DAY for n in range(7)]
    year = max(range(first.year, first.year + 2), key=lambda y: years(week).count(y))
    candidate = first_of_week(date(year, 1, 1), wkst)
    weeks = []
    while True:
        days = years([candidate + n * ONE_DAY for n in range(7)])
        if days.count(year) >= 4:
            weeks.append(candidate)
        elif weeks:
            return place_in(first, weeks)
        candidate += 7 * ONE_DAY


def years(days):
    return [day.year for day in days]
