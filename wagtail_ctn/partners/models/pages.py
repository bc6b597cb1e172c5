"""The directory of partners and a partner's own page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.coreutils import string_to_ascii
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from wagtail_ctn.fields import BodyField
from wagtail_ctn.pages import PageMixin
from wagtail_ctn.phones import phone_error
from wagtail_ctn.slugs import DIRECTORY_ROUTES
from wagtail_ctn.translation import SharedFactsMixin, localize_fields, source_of

from .. import panels
from ..parents import stands_under
from ..routes import PartnerIndexRoutes, PartnerRoutes
from .terms import PartnerKind


class PartnerIndexPage(PageMixin, PartnerIndexRoutes, Page):
    """The directory: lists the partners below it by kind."""

    introduction = RichTextField(_("introduction"), blank=True)

    lists_pages = True
    reserved_slugs = DIRECTORY_ROUTES
    page_description = _("A directory of partner organisations.")
    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "introduction",
            help_text=_("Shown above the list, such as what unites these partners."),
        ),
    ]
    override_translatable_fields = localize_fields(["slug", "introduction"], [])

    class Meta:
        verbose_name = _("directory of partners")
        verbose_name_plural = _("directories of partners")

    @classmethod
    def clean_subpage_models(cls):
        """Partners and working groups, the site's own subclasses included."""
        from .groups import WorkingGroupPage

        return [
            model
            for model in super().clean_subpage_models()
            if issubclass(model, (PartnerPage, WorkingGroupPage))
        ]


class PartnerPage(PageMixin, PartnerRoutes, SharedFactsMixin, Page):
    """An organisation that events, news and signatures refer to.

    ``title`` is the name people use. ``code`` is its value in addresses of filtered
    lists: the same in every language, and never changed.
    """

    legal_name = models.CharField(_("legal name"), max_length=255, blank=True)
    short_name = models.CharField(
        _("short name"), max_length=60, blank=True, help_text=_("Such as “WHO”.")
    )
    code = models.SlugField(
        _("code"),
        max_length=60,
        blank=True,
        help_text=_(
            "Stands in addresses of filtered lists and subscriptions. Made from the"
            " short name where empty; it cannot be changed later."
        ),
    )
    kind = models.ForeignKey(
        PartnerKind,
        verbose_name=_("kind"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="partners",
    )
    parent_organisation = models.ForeignKey(
        "self",
        verbose_name=_("parent organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="child_organisations",
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences, shown in lists."),
    )
    body = BodyField(verbose_name=_("description"), blank=True)
    website = models.URLField(_("website"), blank=True, max_length=500)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_person = models.CharField(_("contact person"), max_length=255, blank=True)
    address = models.TextField(_("address"), blank=True, max_length=400)

    shared_fields = [
        "code",
        "kind",
        "parent_organisation",
        "logo",
        "website",
        "email",
        "phone",
    ]
    shared_relations = ["areas", "languages", "social_links"]
    override_translatable_fields = localize_fields(
        [
            "slug",
            "legal_name",
            "short_name",
            "summary",
            "body",
            "contact_person",
            "address",
        ],
        [*shared_fields, *shared_relations],
    )
    exclude_fields_in_copy = ["code"]

    subpage_types = []
    page_description = _("An organisation: contacts, description, its events.")
    search_fields = [
        *Page.search_fields,
        index.SearchField("legal_name"),
        index.SearchField("short_name"),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.AutocompleteField("short_name"),
    ]
    content_panels = panels.CONTENT
    promote_panels = [*Page.promote_panels, panels.CODE]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    @classmethod
    def clean_parent_page_models(cls):
        """Directories of every type that the site has."""
        models = super().clean_parent_page_models()
        return [model for model in models if issubclass(model, PartnerIndexPage)]

    def clean(self):
        super().clean()
        stored = PartnerPage.objects.filter(pk=self.pk).exclude(code="")
        if self.code and stored.exclude(code=self.code).exists():
            message = _("The code cannot be changed: subscriptions may use it.")
            raise ValidationError({"code": message})
        if self.code and not self.alias_of_id and self.others_with(self.code).exists():
            message = _("Another partner in this language has this code already.")
            raise ValidationError({"code": message})
        if error := phone_error(self.phone):
            raise ValidationError({"phone": error})
        parent = self.parent_organisation
        if parent and stands_under(parent, self):
            message = _("An organisation cannot be part of itself, at any depth.")
            raise ValidationError({"parent_organisation": message})

    def save(self, *args, **kwargs):
        if not self.code and not self.alias_of_id:
            self.code = self.code_of_source() or self.free_code()
        super().save(*args, **kwargs)

    def others_with(self, code):
        """Partners that stand in the way of this code, aliases left out."""
        others = PartnerPage.objects.filter(code=code, alias_of=None)
        return others.exclude(pk=self.pk).exclude(translation_key=self.translation_key)

    def code_of_source(self):
        source = source_of(self)
        return source.code if source else ""

    def free_code(self):
        """A code made from the short name, or the title, that no other partner has."""
        name = self.short_name or self.title
        base = slugify(string_to_ascii(name))[:50].strip("-") or "partner"
        code, number = base, 1
        while self.others_with(code).exists():
            number += 1
            code = f"{base}-{number}"
        return code
