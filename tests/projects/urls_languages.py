"""Addresses that begin with a language, as most sites in several languages have them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.contrib.sitemaps.views import sitemap

from tests.projects import urls
from wagtail_ctn.sitemaps import Sitemap

urlpatterns = [
    *urls.urlpatterns[:-1],
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Sitemap}}),
    *i18n_patterns(path("", include(wagtail_urls))),
]
