"""A sitemap of all languages, for a site to put into its URLconf."""

from collections import defaultdict

from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page

from .alternates import with_default
from .fallback import has_languages
from .visibility import Visibility


class Sitemap(WagtailSitemap):
    """Every public page of the site in every language, with its translations.

    Wagtail's own has those of the default language, aliases and what lies below
    aliases of restricted pages. The number of queries is the same for any number of
    pages of ours.
    """

    def items(self):
        return self.shown().defer_streamfields().specific()

    def shown(self):
        """The pages that everybody may see, aliases left out."""
        pages = Page.objects.filter(alias_of=None, depth__gt=1)
        return Visibility(self.get_wagtail_site()).filter(pages).order_by("path")

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        if not has_languages():
            return urls
        alternates = self.alternates()
        return [
            url | {"alternates": alternates.get(url["location"], [])} for url in urls
        ]

    def alternates(self):
        """``{address: what Django's template takes as its alternates}``."""
        versions = defaultdict(dict)
        for page in self.shown().select_related("locale"):
            address = page.get_full_url(self.request)
            versions[page.translation_key][page.locale.language_code] = address
        found = {}
        for addresses in versions.values():
            links = [
                {"location": address, "lang_code": code}
                for code, address in with_default(addresses)
            ]
            found |= dict.fromkeys(addresses.values(), links)
        return found
