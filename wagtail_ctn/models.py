"""What every app of the package shares: terms, topics, and the generation number."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import string_to_ascii
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .forms import TermForm

# CSS3 colour names (RFC 7986, 5.9 asks for them) with a style of ours for each.
COLOURS = [
    ("crimson", _("Red")),
    ("darkorange", _("Orange")),
    ("gold", _("Yellow")),
    ("seagreen", _("Green")),
    ("teal", _("Teal")),
    ("royalblue", _("Blue")),
    ("indigo", _("Indigo")),
    ("orchid", _("Pink")),
    ("sienna", _("Brown")),
    ("slategray", _("Grey")),
]


class TranslatableTerm(index.Indexed, TranslatableMixin, models.Model):
    """A word that pages are filed under, with one name a language.

    ``slug`` is its value in addresses: the same in every language, made from the name
    where empty, and kept when the name changes. It and what else is in
    ``shared_fields`` belongs to the source, the oldest of the translations: the others
    take it over at each save.
    """

    shared_fields = ["slug"]

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        blank=True,
        help_text=_(
            "Stands in addresses of filtered lists and subscriptions, the same in"
            " every language. Made from the name where empty. Changing it breaks"
            " subscriptions that use it."
        ),
    )

    override_translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
    ]
    base_form_class = TermForm
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.slug and self.others_with(self.slug).exists():
            message = _("Another entry in this language has this slug already.")
            raise ValidationError({"slug": message})

    def save(self, **kwargs):
        if source := self.other_source():
            for name in self.shared_fields:
                setattr(self, name, getattr(source, name))
        self.slug = self.slug or self.free_slug()
        super().save(**kwargs)
        shared = {name: getattr(self, name) for name in self.shared_fields}
        translations = self.in_every_language().exclude(pk=self.pk)
        translations.exclude(**shared).update(**shared)

    def in_every_language(self):
        """The term and its translations."""
        return type(self).objects.filter(translation_key=self.translation_key)

    def other_source(self):
        """The term that owns what languages share; ``None`` where this one does."""
        source = self.in_every_language().order_by("pk").first()
        return None if source is None or source.pk == self.pk else source

    def others_with(self, slug):
        """What stands in the way of this slug: in this language, or another term's."""
        model = type(self)
        return (
            model.objects.filter(slug=slug)
            .exclude(pk=self.pk)
            .exclude(
                ~models.Q(locale_id=self.locale_id),
                translation_key=self.translation_key,
            )
        )

    def free_slug(self):
        """A slug made from the name that no other term has, in any language."""
        base = slugify(string_to_ascii(self.name))[:90] or "x"
        slug, number = base, 1
        while self.others_with(slug).exists():
            number += 1
            slug = f"{base}-{number}"
        return slug


class Topic(TranslatableTerm):
    """What an event or a piece of news is about."""

    colour = models.CharField(
        _("colour"),
        max_length=20,
        choices=COLOURS,
        blank=True,
        help_text=_("Marks the topic in lists, beside its name."),
    )

    shared_fields = [*TranslatableTerm.shared_fields, "colour"]
    override_translatable_fields = [
        *TranslatableTerm.override_translatable_fields,
        SynchronizedField("colour", overridable=False),
    ]

    class Meta(TranslatableTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="wagtail_ctn_topic_slug"
            )
        ]


class Generation(models.Model):
    """One row, whose number rises with every change that a feed could show.

    It is part of every feed's ETag; see :mod:`wagtail_ctn.http`.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")

    def __str__(self):
        return str(self.number)
