"""Queries that are asked at every view: their SQL is written once in a process.

Django takes ten times as long to write the SQL of such a query as a database to answer
it. No answer is kept, only the question.
"""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, wraps
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.core.signals import setting_changed
from django.db import connections, router
from django.db.models import DateField, Value
from wagtail.models import Page

# Enough for some hundred calendars; one that is not remembered is written again.
REMEMBERED = 500
MEMORIES: list[Any] = []


def prepared(make_queryset):
    """Decorates what makes a queryset of values; the result gives its rows.

    The arguments must be hashable and all that the queryset depends on, but for what
    each call gives by name: the values of its :class:`Parameter`. What should not be
    kept in memory is asked with ``remember=False``.
    """

    def question(using, *arguments):
        return written(make_queryset(*arguments).using(using))

    remembered = lru_cache(maxsize=REMEMBERED)(question)
    MEMORIES.append(remembered)

    @wraps(make_queryset)
    def rows(*arguments, remember=True, **given):
        using = router.db_for_read(Page)
        find = remembered if remember else question
        return answer(find(using, *arguments), connections[using], given)

    return rows


def forget(**kwargs):
    """Settings may be part of a question: they change in tests."""
    for remembered in MEMORIES:
        remembered.cache_clear()


setting_changed.connect(forget)


class Parameter(Value):
    """A date or a time that is given when the rows are asked for.

    It can be calculated with as with a date or a time.
    """

    def __init__(self, name, output_field, calculate=None):
        super().__init__(name, output_field)
        self.name, self.calculate = name, calculate or (lambda value: value)

    def then(self, function, output_field=None):
        """The parameter after a function of it."""
        return Parameter(
            self.name,
            output_field or self.output_field,
            lambda value: function(self.calculate(value)),
        )

    def __sub__(self, other):
        return self.then(lambda value: value - other)

    def date(self):
        return self.then(datetime.date, DateField())

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_of(self, given, connection):
        value = self.calculate(given[self.name])
        return self.output_field.get_db_prep_value(value, connection)


class Parameters:
    """Several values of one kind, for ``__in``; their number is part of the query."""

    def __init__(self, name, output_field):
        self.name, self.output_field = name, output_field

    def __call__(self, count):
        return [Parameter(f"{self.name}_{n}", self.output_field) for n in range(count)]

    def given(self, values):
        return {f"{self.name}_{n}": value for n, value in enumerate(values)}


class Question(NamedTuple):
    """SQL with its parameters, and how columns become Python's values."""

    sql: str
    parameters: tuple
    converters: list[tuple[int, Callable, Any]]


def written(queryset):
    """The :class:`Question` of a queryset; ``None`` where no row can match."""
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column for column, _sql, _alias in compiler.select]
    converters = [
        (place, convert, column)
        for place, (functions, column) in compiler.get_converters(columns).items()
        for convert in functions
    ]
    return Question(sql, parameters, converters)


def answer(question, connection, given):
    if question is None:
        return []
    parameters = [
        value.value_of(given, connection) if isinstance(value, Parameter) else value
        for value in question.parameters
    ]
    with connection.cursor() as cursor:
        cursor.execute(question.sql, parameters)
        rows = list(cursor.fetchall())
    return converted(rows, question.converters, connection)


def converted(rows, converters, connection):
    if not rows or not converters:
        return rows
    columns = list(zip(*rows, strict=True))
    for place, convert, column in converters:
        # Most values of a column stand in it many times: days, keys of places.
        values = {
            value: convert(value, column, connection) for value in set(columns[place])
        }
        columns[place] = [values[value] for value in columns[place]]
    return list(zip(*columns, strict=True))
