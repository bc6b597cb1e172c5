"""Conditional requests: the generation number, ETags and cache headers of feeds."""

import hashlib
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from . import __version__
from .conf import settings
from .models import Generation

ROW = 1


def generation():
    """The number that rises with every change a feed could show.

    Read it before the rows that a response is made of: a change in between then makes
    one fetch too many instead of one too few.
    """
    numbers = Generation.objects.filter(pk=ROW).values_list("number", flat=True)
    return numbers.first() or 0


def content_changed():
    """Raise the generation number when the running transaction is committed.

    Not within it: two editors who publish at once would wait for each other's row.
    """
    transaction.on_commit(raise_generation)


def raise_generation():
    """Raise the generation number now."""
    if Generation.objects.filter(pk=ROW).update(number=F("number") + 1):
        return
    try:
        with transaction.atomic():
            Generation.objects.create(pk=ROW, number=1)
    except IntegrityError:  # somebody else made the row meanwhile
        raise_generation()


@dataclass(frozen=True)
class FeedHeaders:
    """How a feed is sent: its media type, language and, for a file, its name.

    ``disposition`` is ``attachment`` for what a browser is to save.
    """

    content_type: str
    language: str
    filename: str = ""
    disposition: str = "inline"

    def apply(self, response):
        response["Content-Language"] = self.language
        if self.filename:
            disposition = f'{self.disposition}; filename="{self.filename}"'
            response["Content-Disposition"] = disposition
        return response


class InvalidFilter(Exception):
    """The query string of a feed means nothing; ``form`` says what of it."""

    def __init__(self, form):
        super().__init__(form.errors)
        self.form = form


def feed_response(request, headers, render, *, public=True):
    """A feed, or 304 where the client has it already.

    ``render`` makes the body as octets and is called only where it is needed: all that
    it takes to know what is in the feed belongs there. It may raise
    :class:`InvalidFilter`. A feed that is not ``public`` goes to a client that may see
    it, and to no cache.
    """
    # Read before the rows that it stands for.
    etag = feed_etag(request)
    response = get_conditional_response(request, etag=etag) if public else None
    if response is None:
        try:
            body = render()
        except InvalidFilter as error:
            return invalid_filter(error.form)
        response = HttpResponse(body, content_type=headers.content_type)
    if public:
        response["ETag"] = etag
        response["Cache-Control"] = f"public, max-age={settings.FEED_MAX_AGE}"
    else:
        response["Cache-Control"] = "private, no-store"
    return headers.apply(response)


def feed_etag(request):
    """A strong ETag (RFC 9110, 8.8.3) that costs the same at any size of feed."""
    parts = [
        str(generation()),
        request.build_absolute_uri(),
        timezone.localdate().isoformat(),
        __version__,
    ]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f'"{digest[:32]}"'


def invalid_filter(form):
    """404 in plain text: a feed never widens because a value means nothing."""
    lines = [
        f"{name}: {error}" for name, errors in form.errors.items() for error in errors
    ]
    return HttpResponse(
        "\n".join(lines), status=404, content_type="text/plain; charset=utf-8"
    )
