"""What became of each event of a calendar, for people and for programs."""

from collections import Counter

from .plan import REJECTED, RESULTS, UNCHANGED
from .reading import note_text


class Report:
    """The rows of a plan, carried out or not, and what could not be read."""

    def __init__(self, plan, left_out=()):
        self.rows = [row for row in plan.rows if row.event.uid not in left_out]
        self.unreadable = plan.rejected

    @property
    def counts(self):
        """``{result: number}``, every result named."""
        found = Counter(row.result for row in self.rows)
        found[REJECTED] += len(self.unreadable)
        return {result: found[result] for result in RESULTS}

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def rejected(self):
        return self.counts[REJECTED]

    def results(self):
        """One dict an event, in the order of the calendar."""
        for row in self.rows:
            yield {
                "uid": row.event.uid,
                "title": row.title,
                "start": row.start,
                "when": row.when,
                "result": row.result,
                "page": row.page_id,
                "changed": [change.name for change in row.changes],
                "kept": [kept.name for kept in row.kept],
                "reason": row.reason,
                "line": row.event.line,
                "notes": row.notes,
            }
        for note in self.unreadable:
            yield {
                "uid": note.uid,
                "title": note.summary,
                "start": None,
                "when": "",
                "result": REJECTED,
                "page": None,
                "changed": [],
                "kept": [],
                "reason": note_text(note),
                "line": note.line,
                "notes": [],
            }

    def noteworthy(self):
        """The results but for what is as it was."""
        for result in self.results():
            if result["result"] != UNCHANGED or result["reason"] or result["kept"]:
                yield result

    def as_json(self):
        """Counts and the result of each event, as plain values."""
        return {"counts": self.counts, "events": list(self.results())}
