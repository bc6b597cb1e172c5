"""Makes the pages of working groups, below the directory of their members."""

from datetime import date

from wagtail_ctn.partners.models import (
    WorkingGroupMandate,
    WorkingGroupMember,
    WorkingGroupPage,
)

from .days import day
from .organisations import MINISTRIES
from .organisations_other import OTHERS
from .organisations_state import INSTITUTIONS, LAW_ENFORCEMENT
from .pages import add_page, rows_of
from .records import text
from .sample_group import BEGAN, SAMPLE_GROUP, sample_mandates, sample_members
from .terms import KINDS
from .working_group import GROUP, LEADS, MANDATES

NO_ROLE = text("", "", "")


def add_groups(indexes, partners, today):
    """The group of 2017 and an invented one, ``{code: page}`` of each."""
    real = WorkingGroupPage(period_start=date(2017, 2, 28))
    pages_of_real = add_group(indexes, real, GROUP, MANDATES, members(partners))
    invented = WorkingGroupPage(period_start=day(today, BEGAN))
    mandates = sample_mandates(today)
    pages_of_sample = add_group(
        indexes, invented, SAMPLE_GROUP, mandates, sample_members(partners, today)
    )
    return pages_of_real, pages_of_sample


def add_group(indexes, page, texts, mandates, members):
    """``{code: page}`` of one working group."""
    rows = [
        rows_of("mandates", WorkingGroupMandate, mandates),
        rows_of("members", WorkingGroupMember, members),
    ]

    def complete(page):
        for add_rows in rows:
            add_rows(page)

    return add_page(indexes, page, texts, complete)


def members(partners):
    """All organisations that exist, by kind in the order of the directory."""
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
