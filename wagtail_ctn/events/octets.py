"""Texts of the database as octets."""

from django.db.models import BinaryField, Func


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
