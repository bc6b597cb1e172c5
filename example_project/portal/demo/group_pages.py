"""Makes the page of the working group, below the directory of its members."""

from datetime import date

from wagtail_ctn.partners.models import (
    WorkingGroupMandate,
    WorkingGroupMember,
    WorkingGroupPage,
)

from .organisations import MINISTRIES
from .organisations_other import OTHERS
from .organisations_state import INSTITUTIONS, LAW_ENFORCEMENT
from .pages import add_page, rows_of
from .records import text
from .terms import KINDS
from .working_group import GROUP, LEADS, MANDATES

NO_ROLE = text("", "", "")


def add_group(indexes, partners):
    """``{code: page}`` of the working group."""
    rows = [
        rows_of("mandates", WorkingGroupMandate, MANDATES),
        rows_of("members", WorkingGroupMember, members(partners)),
    ]

    def complete(page):
        for add_rows in rows:
            add_rows(page)

    page = WorkingGroupPage(period_start=date(2017, 2, 28))
    return add_page(indexes, page, GROUP, complete)


def members(partners):
    """All organisations, by kind in the order of the directory."""
    order = list(KINDS)
    organisations = MINISTRIES | INSTITUTIONS | LAW_ENFORCEMENT | OTHERS
    return [
        {
            "partner": partners[key],
            "name": organisation.name,
            "role": LEADS if key == "iem" else NO_ROLE,
        }
        for key, organisation in sorted(
            organisations.items(), key=lambda item: order.index(item[1].kind)
        )
    ]
