"""Reading with ical.js, which Thunderbird and many web calendars are built on."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

READER = """
const ICAL = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
const root = new ICAL.Component(ICAL.parse(text));
root.getAllSubcomponents("vtimezone").forEach(z => ICAL.TimezoneService.register(z));
console.log(JSON.stringify(root.getAllSubcomponents("vevent").map(v => {
  const e = new ICAL.Event(v);
  const at = t => t.isDate ? t.toString() : t.toJSDate().toISOString();
  return {uid: e.uid, start: at(e.startDate), end: at(e.endDate), summary: e.summary,
          description: e.description || "", location: e.location || ""};
})));
"""

CARD_READER = """
const ICAL = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
const card = new ICAL.Component(ICAL.parse(text));
console.log(JSON.stringify({name: card.name, properties: card.getAllProperties().map(
  p => ({name: p.name, type: p.type, values: p.getValues().map(v => v.toString ? v.toString() : v),
         label: p.getParameter("label") || ""}))}));
"""


def read(content):
    """The events as dicts; skips where node or the library is missing."""
    return run(READER, content)


def read_card(content):
    """A vCard as a dict of its name and its properties; skips likewise."""
    return run(CARD_READER, content)


def run(program, content):
    result = subprocess.run(
        ["node", "-e", program, library()],
        input=content,
        capture_output=True,
        check=True,
    )
    return json.loads(result.stdout)


def library():
    """Where ical.js is; skips where it or node is missing."""
    folder = os.environ.get("CTN_NODE_MODULES", "")
    found = Path(folder, "ical.js", "dist", "ical.es5.cjs")
    if not folder or not found.exists() or not shutil.which("node"):
        pytest.skip("ical.js or node is missing; CTN_NODE_MODULES names the folder")
    return found
