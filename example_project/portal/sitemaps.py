"""The sitemap: every public page in every language, each once."""

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from wagtail_ctn.visibility import Visibility


class PortalSitemap(Sitemap):
    """Wagtail's own has the pages of the default language alone."""

    def items(self):
        pages = Page.objects.filter(alias_of=None, depth__gt=1)
        shown = Visibility(self.get_wagtail_site()).filter(pages)
        return shown.order_by("path").defer_streamfields().specific()
