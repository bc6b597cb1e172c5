"""The sitemap: every public page in every language, each once."""

from collections import defaultdict

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from wagtail_ctn.visibility import Visibility


class PortalSitemap(Sitemap):
    """Wagtail's own has the pages of the default language alone."""

    def items(self):
        return self.shown().defer_streamfields().specific()

    def shown(self):
        pages = Page.objects.filter(alias_of=None, depth__gt=1)
        return Visibility(self.get_wagtail_site()).filter(pages).order_by("path")

    def _urls(self, page, protocol, domain):
        """Wagtail's, each with the versions of it in all languages."""
        urls = super()._urls(page, protocol, domain)
        keys, versions = {}, defaultdict(list)
        for each in self.shown().select_related("locale"):
            location = each.get_full_url(self.request)
            keys[location] = each.translation_key
            versions[each.translation_key].append(
                {"location": location, "lang_code": each.locale.language_code}
            )
        return [
            url | {"alternates": versions[keys.get(url["location"])]} for url in urls
        ]
