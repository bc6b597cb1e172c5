"""Working groups: their mandates, their chair and their members."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from wagtail_ctn.fields import BodyField
from wagtail_ctn.pages import PageMixin
from wagtail_ctn.translation import SharedFactsMixin, localize_fields

from .. import panels
from ..routes import WorkingGroupRoutes
from .named import PartnerOrName

BEFORE_START = _("This is before the start.")


class WorkingGroupPage(PageMixin, WorkingGroupRoutes, SharedFactsMixin, Page):
    """A group in which organisations work together by a mandate.

    Its chair may be a person, an office, or both.
    """

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences, shown in lists."),
    )
    body = BodyField(verbose_name=_("description"), blank=True)
    legal_basis = RichTextField(
        _("legal basis"),
        blank=True,
        features=["bold", "italic", "ol", "ul", "link", "document-link"],
        help_text=_("The laws, directives and conventions that ask for the group."),
    )
    period_start = models.DateField(_("works from"), null=True, blank=True)
    period_end = models.DateField(
        _("works until"), null=True, blank=True, help_text=_("Empty: until further.")
    )
    chair_name = models.CharField(_("chair"), max_length=255, blank=True)
    chair_office = models.CharField(
        _("office of the chair"),
        max_length=255,
        blank=True,
        help_text=_("Is enough alone, where whoever holds the office is the chair."),
    )

    shared_fields = ["period_start", "period_end"]
    shared_row_fields = {"mandates": ["date"], "members": ["partner", "since", "until"]}
    override_translatable_fields = localize_fields(
        [
            "slug",
            "summary",
            "body",
            "legal_basis",
            "chair_name",
            "chair_office",
            "mandates",
            "members",
        ],
        shared_fields,
    )

    parent_page_types = ["wagtail_ctn_partners.PartnerIndexPage"]
    subpage_types = []
    page_description = _("A group of organisations: mandate, chair, members.")
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("legal_basis"),
        index.RelatedFields("mandates", [index.SearchField("title")]),
        index.RelatedFields("members", [index.SearchField("name")]),
    ]
    content_panels = panels.GROUP

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")

    def clean(self):
        super().clean()
        if is_before(self.period_end, self.period_start):
            raise ValidationError({"period_end": BEFORE_START})


class WorkingGroupMandate(TranslatableMixin, Orderable):
    """One legal act that set the group up, or changed it."""

    page = ParentalKey(
        WorkingGroupPage, on_delete=models.CASCADE, related_name="mandates"
    )
    title = models.CharField(
        _("title"),
        max_length=255,
        help_text=_("Such as “Order of the Prime Minister”."),
    )
    number = models.CharField(_("number"), max_length=60, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    link = models.URLField(
        _("link"), max_length=500, blank=True, help_text=_("To the text of the act.")
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel(
            [
                FieldPanel("number", help_text=_("Such as “52”.")),
                FieldPanel("date", help_text=_("Such as 2017-02-28.")),
            ]
        ),
        FieldPanel(
            "link",
            help_text=_("To the text of the act, such as https://example.org/act."),
        ),
    ]
    override_translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("number"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("link"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self):
        return self.title


class WorkingGroupMember(PartnerOrName):
    """One organisation in a working group, by the office that it delegates."""

    page = ParentalKey(
        WorkingGroupPage, on_delete=models.CASCADE, related_name="members"
    )
    office = models.CharField(_("office of the delegate"), max_length=255, blank=True)
    role = models.CharField(
        _("role in the group"),
        max_length=120,
        blank=True,
        help_text=_("Such as “deputy chair”; empty for a member like any other."),
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day. Who left stays on the page as a former member."),
    )

    panels = [
        FieldPanel(
            "partner", help_text=_("Such as the ministry that sends a delegate.")
        ),
        FieldPanel("name"),
        FieldRowPanel(
            [
                FieldPanel("office", help_text=_("Such as “head of department”.")),
                FieldPanel("role"),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("since", help_text=_("The first day, such as 2017-03-13.")),
                FieldPanel("until"),
            ]
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("partner", overridable=False),
        TranslatableField("name"),
        TranslatableField("office"),
        TranslatableField("role"),
        SynchronizedField("since", overridable=False),
        SynchronizedField("until", overridable=False),
    ]

    class Meta(PartnerOrName.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def facts_changed(self, source, names):
        """Another member has another office: as the source says, until translated."""
        super().facts_changed(source, names)
        if "partner" in names:
            self.office, self.role = source.office, source.role

    def clean(self):
        super().clean()
        if is_before(self.until, self.since):
            raise ValidationError({"until": BEFORE_START})

    def has_left(self, today):
        """Whether the member was one until some day before ``today``."""
        return is_before(self.until, today)

    def is_former(self, today):
        """Whether it has left, or the whole group is over."""
        return self.has_left(today) or is_before(self.page.period_end, today)


def is_before(end, start):
    """Whether a period would end before it begins; open ends are none."""
    return bool(start and end and end < start)
