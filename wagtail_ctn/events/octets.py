"""Columns nearly as the database has them, where Django's values would cost more."""

from django.db import connections
from django.db.models import BinaryField, Func, TextField


class Octets(Func):
    """A text in UTF-8, as it is stored.

    What a feed sends as it is need be neither decoded nor encoded again, where the
    database gives octets: PostgreSQL would write them as figures.
    """

    arity = 1
    output_field = BinaryField()

    def as_sqlite(self, compiler, connection):
        return self.as_sql(
            compiler, connection, template="CAST(%(expressions)s AS BLOB)"
        )

    def as_mysql(self, compiler, connection):
        return self.as_sql(
            compiler, connection, template="CAST(%(expressions)s AS BINARY)"
        )

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, template="%(expressions)s")

    def get_db_converters(self, connection):
        return [encoded] if connection.vendor == "postgresql" else []


def encoded(value, expression, connection):
    return value.encode()


class AsStored(Func):
    """A value as the database gives it: such can be compared with each other.

    What is wanted of many are the first and the last: :func:`from_stored`.
    """

    arity = 1
    template = "%(expressions)s"
    output_field = TextField()  # which has nothing to convert

    def as_sqlite(self, compiler, connection):
        # Its driver converts whatever comes from a column of dates as it is.
        return self.as_sql(
            compiler, connection, template="CAST(%(expressions)s AS TEXT)"
        )


def from_stored(field, value, using):
    """What Django would have made of a value of this field of a model."""
    connection = connections[using]
    column = field.get_col(field.model._meta.db_table)
    for convert in [
        *connection.ops.get_db_converters(column),
        *column.get_db_converters(connection),
    ]:
        value = convert(value, column, connection)
    return value
