"""Carries out an import that an editor has begun, and keeps its report."""

import logging

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from ..models import EventImport
from .apply import Application
from .plan import Planner
from .reading import new_patience, read
from .report import Report

logger = logging.getLogger(__name__)


def plan_of(event_import):
    """What an import would do now."""
    patience = new_patience()
    planner = Planner(
        event_import.calendar,
        user=event_import.user,
        publish=event_import.publish,
        overwrite=event_import.overwrite,
        apart=event_import.apart,
        patience=patience,
    )
    return planner.plan(read(bytes(event_import.octets), patience))


def carry_out(pk):
    """Do it and note what became of each event, or that it could not be done."""
    event_import = EventImport.objects.get(pk=pk)
    try:
        with translation.override(language_of(event_import.user)):
            report = report_of(event_import)
    except Exception:
        # The editor would wait for ever; what was written of it stays whole.
        logger.exception("Import of events %s", pk)
        report = {"error": _("Something went wrong. Import the same again.")}
    rows = EventImport.objects.filter(pk=pk)
    rows.update(report=report, octets=b"")


def language_of(user):
    """In which language a user reads the admin; of nobody, the one that is."""
    profile = user and UserProfile.objects.filter(user=user).first()
    return (profile or UserProfile()).get_preferred_language()


def report_of(event_import):
    plan = plan_of(event_import)
    left_out = set(event_import.left_out)
    Application(
        plan,
        user=event_import.user,
        origin=event_import.origin,
    ).run(left_out)
    return Report(plan, left_out).as_json()
