"""The blocks that the body of an event or a partner's page is made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Site

# Shows a block's own template with its preview value, in the package's styles.
PREVIEW = "wagtail_ctn/blocks/preview.html"
# Shows an example instead: the block's value is a file or an address of the site's own.
EXAMPLE = "wagtail_ctn/blocks/preview_{}.html"
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
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=255,
        help_text=_("Such as who took the photograph, and when."),
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with a line of text below it.")
        preview_template = EXAMPLE.format("image")
        template = "wagtail_ctn/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """Words of somebody else, with their source."""

    quote = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(
        label=_("Source"),
        required=False,
        max_length=255,
        help_text=_("Such as who said it, and where."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody else's words, set apart, with their source.")
        template = "wagtail_ctn/blocks/quote.html"
        preview_template = PREVIEW

    def get_preview_value(self):
        quote = gettext("Working together, we see what each alone would miss.")
        source = gettext("A participant of the seminar")
        return self.normalize({"quote": quote, "source": source})


class CallToActionBlock(blocks.StructBlock):
    """One prominent link, to a page of the site or to any address."""

    text = blocks.CharBlock(
        label=_("Text of the link"),
        max_length=120,
        help_text=_("Such as “Register for the seminar”."),
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or address"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A link that looks like a button.")
        template = "wagtail_ctn/blocks/call_to_action.html"
        preview_template = PREVIEW

    def get_preview_value(self):
        text = gettext("Register for the seminar")
        return self.normalize({"text": text, "url": "https://example.org/"})

    def clean(self, value):
        value = super().clean(value)
        both_or_none = bool(value.get("page")) == bool(value.get("url"))
        if both_or_none and not self.is_deferred_validation:
            message = _("Choose a page or give an address, one of the two.")
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(message)}
            )
        return value


def preview_text():
    """What the preview of a text shows."""
    heading, words = gettext("Programme"), gettext("Words, links and lists.")
    return f"<h2>{heading}</h2><p>{words}</p>"


def preview_table():
    """What the preview of a table shows."""
    return {
        "columns": [
            {"type": "text", "heading": gettext("Time")},
            {"type": "text", "heading": gettext("Topic")},
        ],
        "rows": [
            {"values": ["10.00", gettext("Opening")]},
            {"values": ["10.30", gettext("Discussion")]},
        ],
        "caption": gettext("Programme"),
    }


class BodyBlock(blocks.StreamBlock):
    """What editors can put into a body, in the order in which it is offered."""

    rich_text = blocks.RichTextBlock(
        label=_("Text"),
        icon="pilcrow",
        features=RICH_TEXT_FEATURES,
        description=_("Paragraphs, headings, lists and links."),
        preview_template=PREVIEW,
        preview_value=preview_text,
    )
    image = FigureBlock()
    document = DocumentChooserBlock(
        label=_("Document"),
        template="wagtail_ctn/blocks/document.html",
        description=_("A link to a file, with its type and size."),
        preview_template=EXAMPLE.format("document"),
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
        description=_("Rows and columns with headings, such as a programme."),
        preview_template=PREVIEW,
        preview_value=preview_table,
    )
    embed = EmbedBlock(
        label=_("Embedded media"),
        description=_("A video or another thing of another site, by its address."),
        preview_template=EXAMPLE.format("embed"),
    )
    call_to_action = CallToActionBlock()


class SelectionBlock(blocks.StructBlock):
    """Base of blocks that list what somebody chose by a page or a term.

    ``narrowed_by`` names the choosers. Where what was chosen is deleted, a block must
    not list everything instead. :meth:`find` says what it shows.
    """

    narrowed_by = []

    class Meta:
        abstract = True

    def find(self, value, request, page):
        """What the template shows of these options on this page, as its context."""
        raise NotImplementedError

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        request, page = context.get("request"), context.get("page")
        if request and page and not self.lost_its_choice(value):
            context |= self.find(value, request, page)
        return context

    def get_preview_context(self, value, parent_context=None):
        """What it would show on the home page of the site."""
        context = super().get_preview_context(value, parent_context)
        site = Site.find_for_request(context["request"])
        return {**context, "page": site.root_page.specific if site else None}

    def to_python(self, value):
        return self.note_losses(value, super().to_python(value))

    def bulk_to_python(self, values):
        pairs = zip(values, super().bulk_to_python(values), strict=True)
        return [self.note_losses(stored, value) for stored, value in pairs]

    def note_losses(self, stored, value):
        value.lost_its_choice = any(
            stored.get(name) and not anything_in(value.get(name))
            for name in self.narrowed_by
        )
        return value

    @staticmethod
    def lost_its_choice(value):
        """Whether something was chosen that is no longer there."""
        return getattr(value, "lost_its_choice", False)


def anything_in(choice):
    """Whether a chooser, or a list of them, still holds something that exists."""
    if isinstance(choice, blocks.list_block.ListValue):
        return any(choice)
    return choice is not None
