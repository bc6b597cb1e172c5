"""What a visitor sees of news: the newest, the archive, and a piece of news."""

from datetime import date

from django.http import Http404

from wagtail_ctn.aliases import canonical_url
from wagtail_ctn.dates import format_month, format_year
from wagtail_ctn.listing import FilterState, Paging
from wagtail_ctn.pages import list_above
from wagtail_ctn.related import related_pages
from wagtail_ctn.translation import in_language
from wagtail_ctn.visibility import public_documents

from .archive import archive_years, has_news
from .filters import FACETS, NewsFilter, used_values
from .selection import news_below, prepare
from .structured_data import news_data


class NewsView:
    """What all views of one list of news start from, for one request."""

    def __init__(self, index, request):
        self.index, self.request = index, request
        visibility = index.visibility(request)
        self.all = news_below(index, visibility).once()
        filterset = NewsFilter(request.GET, self.all, page=index, visibility=visibility)
        self.state = FilterState(filterset)
        self.filtered = filterset.qs
        self.years = archive_years(self.all)
        # The numbers are of what the links of the archive, which filter too, lead to.
        filters = self.state.parameters
        self.shown_years = archive_years(self.filtered) if filters else self.years

    def render(self, news, period="", address="", **context):
        """A list and its page; ``address`` is its own below the index."""
        paging = Paging(news, self.request.GET.get("page"))
        used, form = used_values(self.all), self.state.form
        context |= {
            "period": period,
            "filter": self.state,
            "facets": [
                {"field": form[name], "choices": self.state.facet(name, used[name])}
                for name in FACETS
            ],
            "paging": paging,
            "news": prepare(paging.rows, self.index, self.request),
            "years": self.shown_years,
            "canonical_url": (self.index.get_full_url(self.request) or "") + address,
            "noindex": self.state.is_active or paging.number > 1 or not paging.rows,
        }
        return self.index.render(self.request, context_overrides=context)


def newest(index, request):
    """Everything, what is pinned first and then the newest."""
    view = NewsView(index, request)
    news = view.filtered.order_by("-pinned", "-date", "-first_published_at", "-pk")
    return view.render(news)


def archive(index, request, year, month=None):
    """The news of a year or of a month; ``Http404`` where there was none."""
    view = NewsView(index, request)
    if not has_news(view.years, year, month):
        raise Http404
    news = view.filtered.filter(date__year=year)
    period = format_year(date(year, 1, 1))
    address = f"{year}/"
    if month:
        address += f"{month:02}/"
        news = news.filter(date__month=month)
        period = format_month(date(year, month, 1))
    news = news.newest_first()
    return view.render(news, period, address, shown_year=year, shown_month=month)


def piece_context(piece, request):
    """What one piece shows; works for drafts and previews, which are not stored."""
    visibility = piece.visibility(request)
    topics = [row.topic for row in piece.topics.select_related("topic")]
    shown = in_language(topics, piece.locale) if topics else {}
    piece.shown_topics = list(dict.fromkeys(shown[topic.pk] for topic in topics))
    url = canonical_url(piece, visibility, request)
    return {
        "index": list_above(piece),
        "canonical_url": url,
        "attachments": shown_attachments(piece),
        "related": related_pages(piece, visibility),
        "structured_data": news_data(piece, url),
    }


def shown_attachments(piece):
    """Attachments that a reader may have, and those of which only the title is left."""
    rows = list(piece.attachments.select_related("document__collection"))
    documents = [row.document for row in rows if row.document]
    if not piece.get_view_restrictions():
        documents = public_documents(documents)
    return [row for row in rows if row.document is None or row.document in documents]
