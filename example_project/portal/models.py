"""Pages of the portal itself: everything else comes from the package."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from wagtail_ctn.events.models import CalendarPage
from wagtail_ctn.fields import BodyField
from wagtail_ctn.pages import PageMixin


class HomePage(PageMixin, Page):
    """The first page of each language: a picture, a few words, and blocks."""

    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link"]
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Decoration beside the introduction; it needs no description."),
    )
    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        calendars = CalendarPage.objects.child_of(self)
        context["calendar"] = self.visibility(request).filter(calendars).first()
        return context


class ContentPage(PageMixin, Page):
    """A page of text, such as the accessibility statement."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences above the text."),
    )
    body = BodyField(verbose_name=_("content"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types = ["portal.HomePage"]
    subpage_types = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
