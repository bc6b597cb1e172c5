"""Queries that are asked at every view: their SQL is written once in a process.

Django takes ten times as long to write the SQL of such a query as a database to answer
it. No answer is kept, only the question.
"""

from functools import lru_cache, wraps
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from wagtail.models import Page

# Enough for some hundred calendars; one that is not remembered is written again.
REMEMBERED = 1000


def prepared(make_queryset):
    """Decorates what makes a queryset of values; the result gives its rows.

    The arguments must be hashable and all that the queryset depends on.
    """

    @lru_cache(maxsize=REMEMBERED)
    def question(using, *arguments):
        return written(make_queryset(*arguments).using(using))

    @wraps(make_queryset)
    def rows(*arguments):
        using = router.db_for_read(Page)
        return answer(question(using, *arguments), using)

    return rows


class Question(NamedTuple):
    """SQL with its parameters, and how Django turns columns into Python's values."""

    query: Any
    sql: str
    parameters: tuple
    converters: dict


def written(queryset):
    """The :class:`Question` of a queryset; ``None`` where no row can match."""
    compiler = queryset.query.get_compiler(queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column for column, _sql, _alias in compiler.select]
    converters = compiler.get_converters(columns)
    return Question(queryset.query, sql, parameters, converters)


def answer(question, using):
    if question is None:
        return []
    with connections[using].cursor() as cursor:
        cursor.execute(question.sql, question.parameters)
        rows = cursor.fetchall()
    if not question.converters:
        return rows
    compiler = question.query.get_compiler(using)
    return list(compiler.apply_converters(rows, question.converters))
