"""Makes the whole demonstration, once, in an empty database."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from portal.models import HomePage
from wagtail_ctn.news.models import NewsIndexPage

from .event_pages import add_calendars, add_events
from .events_series import OFTEN
from .frame import HOME, NEWS
from .group_pages import add_groups
from .news_pages import add_news
from .pages import SOURCE, add_page
from .partner_pages import add_partners
from .quick import indexes_at_the_end
from .records import LANGUAGES, text
from .sample_organisations import SAMPLES
from .site_pages import add_text_pages, fill_homes
from .source import add_source
from .users import add_users


def is_built():
    """Whether the demonstration is there: all of it, as it is made in one piece."""
    return HomePage.objects.exists()


@transaction.atomic
def build():
    """All pages, terms and users; nothing of them if anything goes wrong."""
    with indexes_at_the_end():
        add_content()


def add_content():
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    homes = add_homes()
    # Before the partners, as the navigation follows the order of the pages.
    calendars = add_calendars(homes)
    news = add_page(homes, NewsIndexPage(show_in_menus=True), NEWS)
    indexes, partners = add_partners(homes)
    group, sample_group = add_groups(indexes, partners[SOURCE], timezone.localdate())
    events = add_events(*calendars, partners[SOURCE], timezone.localdate())
    news_of_2017 = add_news(news, partners[SOURCE], events | {"group": group[SOURCE]})
    add_source(calendars[0][SOURCE], partners[SOURCE]["biedriba"], timezone.localdate())
    made = {
        "calendar": calendars[0],
        "news": news,
        "news2017": news_of_2017,
        "group": group,
        "sample_group": sample_group,
        "series": in_languages(events[OFTEN[SOURCE]]),
        "partner": {code: partners[code]["iem"] for code in LANGUAGES},
    }
    fill_homes(homes, add_text_pages(homes, made), members_of_2017(partners))
    own_calendar = calendars[-1]
    marta = [partners[code]["marta"] for code in LANGUAGES]
    add_users(homes, [*own_calendar.values(), *marta])


def in_languages(page):
    """``{code: page}`` of a page that was made before."""
    versions = page.get_translations(inclusive=True).select_related("locale")
    return {each.locale.language_code: each for each in versions}


def members_of_2017(partners):
    """``{code: [page]}`` of the organisations that exist."""
    return {
        code: [page for key, page in pages.items() if key not in SAMPLES]
        for code, pages in partners.items()
    }


def add_homes():
    """Home pages, in the place of the page that Wagtail makes by itself."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(pk=root.pk)
    homes = add_page(
        dict.fromkeys(LANGUAGES, root), HomePage(), {**HOME, "slug": text(*LANGUAGES)}
    )
    Site.objects.create(
        hostname="127.0.0.1", port=8000, root_page=homes[SOURCE], is_default_site=True
    )
    return homes
