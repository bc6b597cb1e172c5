"""Addresses of the portal: pages under their language, the rest beside them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.staticfiles.views import serve as serve_static
from django.urls import include, path, re_path
from django.views.static import serve as serve_media
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from portal.demo.source import PATH
from portal.views import sample_feed, search
from wagtail_ctn.sitemaps import Sitemap

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("documents/", include(wagtaildocs_urls)),
    path(PATH.removeprefix("/"), sample_feed),
    path("sitemap.xml", sitemap, {"sitemaps": {"portal": Sitemap}}),
    # A real site leaves these two to its web server. Django's helpers for them
    # do nothing when DEBUG is off.
    re_path(r"^static/(?P<path>.*)$", serve_static, {"insecure": True}),
    re_path(
        r"^media/(?P<path>.*)$",
        serve_media,
        {"document_root": settings.MEDIA_ROOT},
    ),
    *i18n_patterns(
        path("search/", search, name="search"),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
