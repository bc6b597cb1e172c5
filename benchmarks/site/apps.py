"""Page types to compare with."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "benchmarks.site"
    label = "bench_site"
    default_auto_field = "django.db.models.BigAutoField"
