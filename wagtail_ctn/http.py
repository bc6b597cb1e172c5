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


def feed_response(request, headers, render, *, public=True):
    """A feed, or 304 where the client has it already.

    ``render`` makes the body as octets and is called only where it is needed. A feed
    that is not ``public`` goes to a client that may see it, and to no cache.
    """
    if not public:
        response = HttpResponse(render(), content_type=headers.content_type)
        response["Cache-Control"] = "private, no-store"
        return headers.apply(response)
    etag = feed_etag(request)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(render(), content_type=headers.content_type)
    return tagged(response, etag, headers)


def not_modified(request, headers):
    """304 where the client has a public feed as it is now, else ``None``.

    To be asked before anything else is: whatever the address filters by meant something
    when the feed was sent, or it would have no ETag.
    """
    if request.headers.get("If-None-Match", "*").strip() == "*":
        return None  # whatever there is: nothing says that this feed ever was sent
    etag = feed_etag(request)
    response = get_conditional_response(request, etag=etag)
    return tagged(response, etag, headers) if response else None


def tagged(response, etag, headers):
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={settings.FEED_MAX_AGE}"
    return headers.apply(response)


def feed_etag(request):
    """A strong ETag (RFC 9110, 8.8.3) that costs the same at any size of feed."""
    parts = [
        str(generation()),
        request.build_absolute_uri(),
        timezone.localdate().isoformat(),
        __version__,
        timezone.get_default_timezone_name(),
        repr(sorted(settings.user_settings().items())),
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
