"""The root page of the small test projects."""

from wagtail.models import Page

from wagtail_ctn.fields import BodyField


class HomePage(Page):
    """The root of a site, with a body of the package's blocks."""

    body = BodyField(blank=True)

    content_panels = [*Page.content_panels, "body"]
