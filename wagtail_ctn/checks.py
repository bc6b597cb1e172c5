"""System checks for what site owners get wrong."""

from ipaddress import ip_network

from django.apps import apps
from django.conf import settings as django_settings
from django.core.checks import Error, Warning, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.module_loading import import_string

from .conf import DEFAULTS, settings
from .dates import SEPARATORS, WEEKDAYS
from .fallback import FALL_BACK, LEAVE_OUT

TABLES = "wagtail.contrib.typed_table_block"
REDIRECTS = "wagtail.contrib.redirects"
REDIRECT_MIDDLEWARE = f"{REDIRECTS}.middleware.RedirectMiddleware"


@register("wagtail_ctn")
def check_settings(app_configs, **kwargs):
    unknown = sorted(set(settings.user_settings()) - set(DEFAULTS))
    return [
        Error(
            f"WAGTAIL_CTN has no setting {name!r}.",
            hint=f"It knows {', '.join(sorted(DEFAULTS))}.",
            id="wagtail_ctn.E001",
        )
        for name in unknown
    ]


@register("wagtail_ctn")
def check_time_zones(app_configs, **kwargs):
    if django_settings.USE_TZ:
        return []
    hint = "Set USE_TZ = True: events have time zones."
    return [
        Error("Time zone support is off.", hint=hint, id="wagtail_ctn.E002"),
    ]


@register("wagtail_ctn")
def check_apps(app_configs, **kwargs):
    """Our own apps say themselves what they lack, before any check can run."""
    found = []
    if not apps.is_installed(TABLES):
        hint = "Bodies of pages have a block for tables."
        found.append(
            Error(
                f"Add {TABLES!r} to INSTALLED_APPS.", hint=hint, id="wagtail_ctn.E003"
            )
        )
    if not apps.is_installed(REDIRECTS):
        found.append(
            Warning(
                "Subscriptions end when a calendar is renamed or moved.",
                hint=f"Add {REDIRECTS!r} to INSTALLED_APPS and"
                " 'wagtail_ctn.middleware.RedirectMiddleware' to MIDDLEWARE.",
                id="wagtail_ctn.W003",
            )
        )
    return found


@register("wagtail_ctn")
def check_body_block(app_configs, **kwargs):
    try:
        import_string(settings.BODY_BLOCK)
    except ImportError as error:
        message = f"WAGTAIL_CTN['BODY_BLOCK'] cannot be imported: {error}"
        return [Error(message, id="wagtail_ctn.E004")]
    return []


@register("wagtail_ctn")
def check_fetch_networks(app_configs, **kwargs):
    try:
        for network in settings.FETCH_NETWORKS:
            ip_network(network)
    except ValueError as error:
        message = f"WAGTAIL_CTN['FETCH_NETWORKS'] is no list of networks: {error}"
        hint = "Write them as in ['10.1.0.0/16', 'fd12:3456::/32']."
        return [Error(message, hint=hint, id="wagtail_ctn.E005")]
    return []


@register("wagtail_ctn")
def check_missing_translations(app_configs, **kwargs):
    if settings.MISSING_TRANSLATIONS in (LEAVE_OUT, FALL_BACK):
        return []
    message = (
        "WAGTAIL_CTN['MISSING_TRANSLATIONS'] is neither"
        f" {LEAVE_OUT!r} nor {FALL_BACK!r}."
    )
    return [Error(message, id="wagtail_ctn.E007")]


@register("wagtail_ctn")
def check_dates(app_configs, **kwargs):
    choices = {"FIRST_DAY_OF_WEEK": WEEKDAYS, "TIME_SEPARATOR": SEPARATORS}
    return [
        Error(
            f"WAGTAIL_CTN[{name!r}] cannot be {getattr(settings, name)!r}.",
            hint=f"It may be None, {', '.join(map(repr, allowed))}.",
            id="wagtail_ctn.E006",
        )
        for name, allowed in choices.items()
        if getattr(settings, name) not in [None, *allowed]
    ]


@register("wagtail_ctn")
def check_base_template(app_configs, **kwargs):
    try:
        get_template(settings.BASE_TEMPLATE)
    except TemplateDoesNotExist:
        return [
            Warning(
                f"There is no template {settings.BASE_TEMPLATE!r}.",
                hint="Name the site's own in WAGTAIL_CTN['BASE_TEMPLATE']; until then"
                " pages of the package have a plain frame.",
                id="wagtail_ctn.W001",
            )
        ]
    return []


@register("wagtail_ctn")
def check_redirects(app_configs, **kwargs):
    if REDIRECT_MIDDLEWARE not in django_settings.MIDDLEWARE:
        return []
    return [
        Warning(
            "Subscriptions with a filter lose it when their calendar is renamed.",
            hint=f"In MIDDLEWARE, put wagtail_ctn.middleware.RedirectMiddleware in the"
            f" place of {REDIRECT_MIDDLEWARE}.",
            id="wagtail_ctn.W002",
        )
    ]
