"""Imports a calendar from a file, an address or standard input."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from wagtail_ctn.events.calendars import find_calendar
from wagtail_ctn.events.imports.apply import NOT_ITS_FAULT, Application
from wagtail_ctn.events.imports.plan import Planner
from wagtail_ctn.events.imports.reading import limits, new_patience, read
from wagtail_ctn.events.imports.report import Report
from wagtail_ctn.fetching import FetchError, fetch, is_address, shown
from wagtail_ctn.ical.reader import ReaderError

ALL_WELL, SOME_REJECTED, COULD_NOT_RUN = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Imports a calendar (RFC 5545) from a file, an address or, as “-”, standard"
        " input. The same can be imported again: only what has changed is written, and"
        " nothing that an editor has changed. Exit code: 0 all well, 1 some events"
        " rejected, 2 could not run or all rejected."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "source", help="a file, “-”, or an http, https or webcal URL"
        )
        parser.add_argument(
            "--calendar",
            required=True,
            help="the calendar's public address (/lv/kalendars/) or its page id",
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish; drafts are made otherwise"
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="take over what an editor has changed too",
        )
        parser.add_argument(
            "--no-links",
            action="store_true",
            help="look for no venues and partners of the same name",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would be done, and do nothing",
        )
        parser.add_argument(
            "--json", action="store_true", help="print the report as JSON"
        )

    def handle(self, *args, **options):
        calendar = find_calendar(options["calendar"])
        octets, origin = self.octets_of(options["source"])
        patience = new_patience()
        try:
            calendar_read = read(octets, patience)
        except ReaderError as error:
            raise CommandError(str(error), returncode=COULD_NOT_RUN) from error
        planner = Planner(
            calendar,
            publish=options["publish"],
            overwrite=options["overwrite"],
            link=not options["no_links"],
            patience=patience,
        )
        plan = planner.plan(calendar_read)
        if not options["dry_run"]:
            self.carry_out(Application(plan, origin=origin))
        report = Report(plan)
        self.show(report, options["json"])
        code = exit_code(report)
        if code:
            message = f"{report.rejected} of {report.total} events rejected."
            raise CommandError(message, returncode=code)

    def carry_out(self, application):
        try:
            application.run()
        except NOT_ITS_FAULT as error:
            message = f"The database could not do it: {error}. Import the same again."
            raise CommandError(message, returncode=COULD_NOT_RUN) from error

    def octets_of(self, source):
        """The calendar, and what it is called: a file's name or an address."""
        if source == "-":
            return sys.stdin.buffer.read(limits().octets + 1), "-"
        try:
            if is_address(source):
                return fetch(source).octets, shown(source)
            with Path(source).open("rb") as file:
                return file.read(limits().octets + 1), Path(source).name
        except (FetchError, OSError) as error:
            raise CommandError(str(error), returncode=COULD_NOT_RUN) from error

    def show(self, report, as_json):
        if as_json:
            facts = report.as_json()
            text = json.dumps(
                facts, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2
            )
            self.stdout.write(text)
            return
        for result in report.results():
            self.stdout.write(line_of(result))
        counts = (f"{count} {name}" for name, count in report.counts.items() if count)
        self.stdout.write(", ".join(counts) or "No events.")


def exit_code(report):
    if not report.rejected:
        return ALL_WELL
    return COULD_NOT_RUN if report.rejected == report.total else SOME_REJECTED


def line_of(result):
    """One event as a line: what became of it, when, what it is called, and why."""
    parts = [result["result"], str(result["start"] or ""), result["title"]]
    if result["changed"]:
        parts.append(f"[{', '.join(result['changed'])}]")
    if result["kept"]:
        parts.append(f"(kept: {', '.join(result['kept'])})")
    if result["reason"]:
        parts.append(f"line {result['line']}: {result['reason']}")
    return " ".join(part for part in parts if part)
