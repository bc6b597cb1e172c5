"""Template tags and filters that all our templates use."""

from django import template
from django.utils import timezone

from wagtail_ctn import dates, directions, markup
from wagtail_ctn.alternates import alternate_links, language_links
from wagtail_ctn.conf import settings
from wagtail_ctn.images import rendition_or_none
from wagtail_ctn.phones import phone_uri

register = template.Library()

register.filter(markup.in_language_of)
register.filter(markup.topic_list)
register.filter(markup.checkboxes)
register.filter(directions.language_attributes)
register.simple_tag(directions.back_arrow)
register.simple_tag(directions.onward_arrow)


@register.filter
def when(event):
    """When an event is, for people; empty for a draft without a date."""
    zone = timezone.get_default_timezone_name()
    return dates.format_when(event.when, zone) if event.when else ""


@register.filter
def spell(when):
    """A :class:`~wagtail_ctn.ical.when.When`, for people."""
    return dates.format_when(when, timezone.get_default_timezone_name())


@register.filter
def previous_when(event):
    """When an event was to be before it was moved."""
    zone = timezone.get_default_timezone_name()
    return dates.format_when(event.previous_when, zone) if event.previous_when else ""


@register.filter
def machine_start(event):
    """The start for ``<time datetime>``: with its offset, or a plain date."""
    return event.when.start().isoformat() if event.when else ""


@register.filter
def machine_end(event):
    """The end for ``<time datetime>``."""
    return event.when.end(settings.OPEN_END).isoformat() if event.when else ""


@register.filter
def long_day(day):
    """A date with its weekday."""
    return dates.format_day(day, weekday=True)


@register.filter
def day(value):
    """A date as it stands in text."""
    return dates.format_day(value)


@register.filter
def short_day(value):
    """A date in figures."""
    return dates.format_short_day(value)


@register.filter
def moment(value):
    """When something was done, in figures."""
    return dates.format_moment(value)


@register.filter
def month_name(day):
    """The heading of a month."""
    return dates.format_month(day)


@register.filter
def hours(event):
    """The times of an event without its date; empty for all day."""
    zone = timezone.get_default_timezone_name()
    return dates.format_hours(event.when, zone) if event.when else ""


@register.filter
def clock(occurrence):
    """The time an occurrence starts at on the site's clocks; empty for all day."""
    if occurrence.all_day:
        return ""
    return dates.format_clock(timezone.localtime(occurrence.start).time())


@register.filter
def start_moment(occurrence):
    """The start of a timed occurrence for ``<time datetime>``, with its offset."""
    return timezone.localtime(occurrence.start).isoformat()


@register.filter
def any_timed(occurrences):
    """Whether one of these occurrences has a time of day, in whatever zone."""
    return not all(occurrence.all_day for occurrence in occurrences)


@register.filter
def is_in_site_zone(event):
    """Whether an event's times are those of the site's clocks."""
    return event.timezone == timezone.get_default_timezone_name()


@register.inclusion_tag("wagtail_ctn/parts/language_switch.html", takes_context=True)
def language_switch(context):
    """Links to the same place in other languages: page, view, period and filter.

    Nothing where the context has no page, or the site has one language.
    """
    request, page = context.get("request"), context.get("page")
    return {"links": language_links(page, request) if request and page else []}


@register.inclusion_tag("wagtail_ctn/parts/alternates.html", takes_context=True)
def language_alternates(context):
    """Tells machines, in ``<head>``, where a page is in each language.

    Views say by ``canonical_url`` where they are; one that is not public has none.
    """
    request, page = context.get("request"), context.get("page")
    paging, links = context.get("paging"), []
    # The second page of a list may not be there in another language.
    is_first = not (paging and paging.previous_number)
    if request and page and is_first:
        address = context.get("canonical_url", "")
        links = alternate_links(page, request, address)
    return {"links": links}


@register.simple_tag
def site_zone():
    """The name of the zone that the site's times are in."""
    return dates.zone_name(timezone.get_default_timezone_name())


@register.filter
def phone_link(number):
    """A ``tel:`` address of a phone number as people write it, empty for no number."""
    return phone_uri(number)


@register.simple_tag
def image_or_nothing(image, spec, **attributes):
    """``<img>`` of a rendition as Wagtail's ``{% image %}`` gives, or nothing.

    Nothing where there is no image, or its file is lost or is none. ``attributes`` are
    those of the element, ``alt`` among them.
    """
    rendition = rendition_or_none(image, spec) if image else None
    return rendition.img_tag(attributes) if rendition else ""
