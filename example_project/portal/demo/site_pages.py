"""Makes the pages of text and fills the home pages, when all else is there."""

from django.utils import timezone
from django.utils.html import escape

from portal.blocks import PortalBlock
from portal.models import ContentPage
from wagtail_ctn.partners.directory import sorted_by_title

from .frame import CALL, NEXT_EVENTS, NEXT_NEWS, OUR_PARTNERS, THIS_MONTH
from .pages import add_page
from .pictures import add_picture, people
from .records import LANGUAGES
from .text_pages import ACCESSIBILITY, PRIVACY
from .try_page import CAPTION, COLUMNS, ROLES, STEPS, TRY
from .users import USERS


def add_text_pages(homes, made):
    """The page “try it”, which is returned, and the two that the law asks for."""
    table = PortalBlock().child_blocks["table"]
    body = {
        code: [
            ("rich_text", STEPS[code].format(**addresses(made, code))),
            ("table", table.to_python(table_of_users(code))),
        ]
        for code in LANGUAGES
    }
    page = add_page(homes, ContentPage(), {**TRY, "body": body})
    for texts in (ACCESSIBILITY, PRIVACY):
        blocks = {code: [("rich_text", texts["body"][code])] for code in LANGUAGES}
        add_page(homes, ContentPage(), {**texts, "body": blocks})
    return page


def addresses(made, code):
    """What the steps of “try it” lead to, in one language."""
    urls = {name: pages[code].get_url() for name, pages in made.items()}
    calendar, today = urls["calendar"], timezone.localdate()
    return urls | {
        "filtered": escape(f"{calendar}?topic=profilakse-un-informesana"),
        "week": f"{calendar}{today:%G/w%V}/",
        "month": f"{calendar}{today:%Y/%m}/",
        "year": f"{calendar}{today:%Y}/",
        "july": f"{calendar}2020/07/",
        "ical": f"{calendar}ical/",
        "vcard": f"{urls['partner']}vcard/",
        "rss": f"{urls['news']}rss/",
        "search": f"/{code}/search/",
    }


def table_of_users(code):
    rows = [
        {"values": [name, password, *ROLES[name][code]]}
        for name, (password, _language) in USERS.items()
    ]
    columns = [{"type": "text", "heading": heading} for heading in COLUMNS[code]]
    return {"columns": columns, "rows": rows, "caption": CAPTION[code]}


def fill_homes(homes, try_pages, members):
    """The picture and the blocks, which refer to pages that are made after the home.

    ``members`` are the organisations of the working group, ``{code: [page]}``.
    """
    picture = add_picture(people(), "Cilvēki puslokā")
    for code, home in homes.items():
        home.refresh_from_db()
        home.picture = picture
        home.body = blocks_of_home(code, try_pages[code], members[code])
        home.save()


def blocks_of_home(code, try_page, members):
    logos = {
        "heading": OUR_PARTNERS[code],
        "partners": sorted_by_title(members),
        "count": len(members),
    }
    return [
        ("upcoming_events", {"heading": NEXT_EVENTS[code], "count": 5}),
        ("month", {"heading": THIS_MONTH[code]}),
        ("latest_news", {"heading": NEXT_NEWS[code], "count": 4}),
        ("partner_logos", logos),
        ("call_to_action", {"text": CALL[code], "page": try_page}),
    ]
