"""What a visitor sees: a directory by kind and by letter, a partner, a group."""

from wagtail_ctn.aliases import canonical_url, once
from wagtail_ctn.alphabet import first_letter
from wagtail_ctn.fallback import listed_below, note_languages
from wagtail_ctn.filters import matching_pages
from wagtail_ctn.listing import FilterState, Paging
from wagtail_ctn.related import related_pages

from .contributions import FEEDS, sections_for
from .directory import (
    grouped_by_kind,
    ids_by_kind,
    ids_by_title,
    letters,
    sorted_by_title,
)
from .filters import FACETS, PartnerFilter, used_values
from .hub import shown_partner
from .membership import shown_members
from .models import PartnerPage, WorkingGroupPage
from .structured_data import group_data, partner_data

# A directory is read as a whole; beyond that many it is cut into pages.
PER_PAGE = 200


class DirectoryView:
    """What both views of one directory start from, for one request."""

    def __init__(self, index, request):
        self.index, self.request = index, request
        self.visibility = index.visibility(request)
        self.all = once(self.listed(PartnerPage))
        self.filterset = PartnerFilter(
            request.GET, self.all, page=index, visibility=self.visibility
        )
        self.state = FilterState(self.filterset)
        self.filtered = self.filterset.qs

    def listed(self, model):
        """The visible pages of a type that the directory holds."""
        below = listed_below(self.index, self.visibility)
        return self.visibility.filter(model.objects.filter(below))

    def page_of(self, rows):
        """The page of ``rows``, tuples that begin with an id, that is asked for."""
        return Paging(rows, self.request.GET.get("page"), PER_PAGE)

    def load(self, rows):
        """``{id: partner}`` of these rows."""
        partners = PartnerPage.objects.in_bulk([row[0] for row in rows])
        note_languages(partners.values(), self.index.locale)
        return partners

    def working_groups(self, paging):
        """Groups in the directory: what has no kind, area or language of service."""
        cleaned = self.state.form.cleaned_data
        if paging.number > 1 or any(cleaned.get(name) for name in FACETS):
            return []
        groups = once(self.listed(WorkingGroupPage))
        if text := cleaned.get("q"):
            found = matching_pages(text, WorkingGroupPage.objects.live())
            groups = groups.filter(pk__in=found)
        shown = sorted_by_title(groups[:PER_PAGE])
        return note_languages(shown, self.index.locale)

    def render(self, view, rows, paging, template=None, address="", **context):
        used = used_values(self.all)
        form = self.state.form
        context |= {
            "view": view,
            "filter": self.state,
            "facets": [
                {"field": form[name], "choices": self.state.facet(name, used[name])}
                for name in FACETS
            ],
            "paging": paging,
            "total": len(rows),
            "working_groups": self.working_groups(paging),
            "canonical_url": (self.index.get_full_url(self.request) or "") + address,
            "noindex": self.state.is_active or paging.number > 1,
        }
        return self.index.render(
            self.request, template=template, context_overrides=context
        )


def by_kind(index, request):
    """Partners by their kinds, in the order of kinds."""
    view = DirectoryView(index, request)
    rows = ids_by_kind(view.filtered, index.locale)
    paging = view.page_of(rows)
    partners = view.load(paging.rows)
    groups = grouped_by_kind((partners[pk], kind) for pk, kind in paging.rows)
    return view.render("by_kind", rows, paging, groups=groups)


def by_letter(index, request):
    """Partners by the first letters of their names."""
    view = DirectoryView(index, request)
    rows = ids_by_title(view.filtered)
    paging = view.page_of(rows)
    partners = view.load(paging.rows)
    index_letters = letters(rows, PER_PAGE)
    for pk, title in paging.rows:
        index_letters[first_letter(title)].partners.append(partners[pk])
    return view.render(
        "by_letter",
        rows,
        paging,
        template="wagtail_ctn_partners/partner_index_a_z.html",
        address="a-z/",
        letters=list(index_letters.values()),
    )


def partner(page, request):
    """One partner, with what other apps show of it."""
    shown = shown_partner(page, request)
    visibility = page.visibility(request)
    context = {
        **shown,
        "canonical_url": canonical_url(page, visibility, request),
        "sections": sections_for(page, request),
        "feeds": list(FEEDS),
        "related": related_pages(page, visibility),
        "structured_data": partner_data(page, shown, request),
    }
    return page.render(request, context_overrides=context)


def working_group(page, request):
    """One working group with its members."""
    visibility = page.visibility(request)
    groups, former = shown_members(page, page.locale, visibility)
    context = {
        "canonical_url": canonical_url(page, visibility, request),
        "related": related_pages(page, visibility),
        "member_groups": groups,
        "former_members": former,
        "structured_data": group_data(page, groups, request),
    }
    return page.render(request, context_overrides=context)
