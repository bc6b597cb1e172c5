"""The page that news lie below, and a piece of news."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageManager
from wagtail.search import index

from wagtail_ctn.fields import BodyField
from wagtail_ctn.filters import EARLIEST, LATEST
from wagtail_ctn.pages import PageMixin
from wagtail_ctn.slugs import NEWS_ROUTES
from wagtail_ctn.translation import SharedFactsMixin, localize_fields

from .. import panels
from ..querysets import NewsQuerySet
from ..routes import NewsIndexRoutes


class NewsIndexPage(PageMixin, NewsIndexRoutes, Page):
    """Lists and feeds of the news below it, at any depth."""

    introduction = RichTextField(_("introduction"), blank=True)

    lists_pages = True
    reserved_slugs = NEWS_ROUTES
    override_translatable_fields = localize_fields(["slug", "introduction"], [])
    page_description = _("News that visitors can look through and follow.")
    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "introduction",
            help_text=_("Shown above the list, such as what the news are about."),
        ),
    ]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    @classmethod
    def clean_subpage_models(cls):
        """News of every type that the site has."""
        return [
            model
            for model in super().clean_subpage_models()
            if issubclass(model, NewsPage)
        ]


class NewsPage(PageMixin, SharedFactsMixin, Page):
    """A piece of news.

    ``date`` is the day of its publication, as people are told it: a date without a
    zone. When the page goes live, and for how long, is Wagtail's to say.
    """

    date = models.DateField(
        _("date of publication"),
        null=True,
        default=timezone.localdate,
        help_text=_("Such as 13.03.2017. Lists and the archive go by it."),
    )
    lead = models.TextField(
        _("lead"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences, shown in lists and feeds."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = BodyField(verbose_name=_("text"), blank=True)
    pinned = models.BooleanField(
        _("pinned"), default=False, help_text=_("Stands first in the list.")
    )
    source_name = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Such as “Eurostat”.")
    )
    source_link = models.URLField(_("link to the source"), blank=True, max_length=500)

    objects = PageManager.from_queryset(NewsQuerySet)()

    shared_fields = ["date", "image", "pinned", "source_link"]
    shared_relations = ["topics", "related_pages"]
    shared_row_fields = {"prepared_by": ["partner"]}
    override_translatable_fields = localize_fields(
        ["slug", "lead", "body", "source_name", "prepared_by", "attachments"],
        [*shared_fields, *shared_relations],
    )

    subpage_types = []
    page_description = _("A piece of news, with its date and who prepared it.")
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.AutocompleteField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    content_panels = panels.CONTENT

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    @classmethod
    def clean_parent_page_models(cls):
        """Lists of news of every type that the site has."""
        models = super().clean_parent_page_models()
        return [model for model in models if issubclass(model, NewsIndexPage)]

    def get_context(self, request, *args, **kwargs):
        from ..views import piece_context

        context = super().get_context(request, *args, **kwargs)
        return context | piece_context(self, request)

    def clean(self):
        super().clean()
        if self.date and not EARLIEST <= self.date <= LATEST:
            message = _("Give a year between 1900 and 2199.")
            raise ValidationError({"date": message})
