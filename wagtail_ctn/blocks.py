"""The blocks that the body of an event or a partner's page is made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock

# The title of the page is its only h1.
RICH_TEXT_FEATURES = [
    "h2",
    "h3",
    "h4",
    "bold",
    "italic",
    "ol",
    "ul",
    "hr",
    "link",
    "document-link",
]


class FigureBlock(blocks.StructBlock):
    """An image with an optional caption."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "wagtail_ctn/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with their source."""

    quote = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=255)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "wagtail_ctn/blocks/quote.html"


class CallToActionBlock(blocks.StructBlock):
    """One prominent link, to a page of the site or to any address."""

    text = blocks.CharBlock(label=_("Text of the link"), max_length=120)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "wagtail_ctn/blocks/call_to_action.html"

    def clean(self, value):
        value = super().clean(value)
        both_or_none = bool(value.get("page")) == bool(value.get("url"))
        if both_or_none and not self.is_deferred_validation:
            message = _("Choose a page or give an address, one of the two.")
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(message)}
            )
        return value


class BodyBlock(blocks.StreamBlock):
    """What editors can put into a body, in the order in which it is offered."""

    rich_text = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=RICH_TEXT_FEATURES
    )
    image = FigureBlock()
    document = DocumentChooserBlock(
        label=_("Document"), template="wagtail_ctn/blocks/document.html"
    )
    quote = QuoteBlock()
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Plain text"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("Text"), required=False, features=["bold", "italic", "link"]
                ),
            ),
        ],
        label=_("Table"),
        template="wagtail_ctn/blocks/table.html",
    )
    embed = EmbedBlock(label=_("Embedded media"))
    call_to_action = CallToActionBlock()


class SelectionBlock(blocks.StructBlock):
    """Base of blocks that list what somebody chose by a page or a term.

    ``narrowed_by`` names the choosers. Where what was chosen is deleted, a block must
    not list everything instead: :meth:`lost_its_choice` tells.
    """

    narrowed_by = []

    class Meta:
        abstract = True

    def to_python(self, value):
        return self.note_losses(value, super().to_python(value))

    def bulk_to_python(self, values):
        pairs = zip(values, super().bulk_to_python(values), strict=True)
        return [self.note_losses(stored, value) for stored, value in pairs]

    def note_losses(self, stored, value):
        value.lost_its_choice = any(
            stored.get(name) and value.get(name) is None for name in self.narrowed_by
        )
        return value

    @staticmethod
    def lost_its_choice(value):
        """Whether something was chosen that is no longer there."""
        return getattr(value, "lost_its_choice", False)
