"""News in the admin."""

from django.utils.translation import gettext_lazy as _

from wagtail_ctn.viewsets import PageTypeViewSet

from .admin_listing import COLUMNS, NewsFilterSet, NewsIndexView
from .models import NewsPage


class NewsViewSet(PageTypeViewSet):
    """All news that a user may explore, the newest first."""

    model = NewsPage
    name = "wagtail_ctn_news"
    url_prefix = "ctn/news"
    icon = "doc-full"
    menu_label = _("News")
    menu_order = 120
    index_view_class = NewsIndexView
    filterset_class = NewsFilterSet
    ordering = "-date"
    own_columns = COLUMNS
