"""Fails on an entry that is missing, untranslated, fuzzy or not compiled."""

import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree

import polib

PACKAGE = Path("wagtail_ctn")
CODES = sorted(path.name for path in (PACKAGE / "locale").iterdir())
COMMAND = ["makemessages", "--no-wrap", "--no-location"]
COMMAND += [f"--locale={code}" for code in CODES]


def main():
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "wagtail_ctn"
        copytree(PACKAGE, copy)
        admin = Path(sys.executable).with_name("django-admin")
        subprocess.run([admin, *COMMAND], cwd=copy, check=True)  # noqa: S603
        for code in CODES:
            problems += check(code, copy)
    print("\n".join(problems) or "Catalogues are complete.")
    return bool(problems)


def check(code, copy):
    path = Path("locale") / code / "LC_MESSAGES"
    stored = polib.pofile(str(PACKAGE / path / "django.po"))
    fresh = polib.pofile(str(copy / path / "django.po"))
    compiled = polib.mofile(str(PACKAGE / path / "django.mo"))
    known = {key(entry) for entry in stored if not entry.obsolete}
    wanted = {key(entry) for entry in fresh if not entry.obsolete}
    found = [f"{code}: not in the catalogue: {m!r}" for m in sorted(wanted - known)]
    found += [f"{code}: no longer in the code: {m!r}" for m in sorted(known - wanted)]
    found += [f"{code}: fuzzy: {e.msgid!r}" for e in stored.fuzzy_entries()]
    if code != "en":
        found += [
            f"{code}: untranslated: {e.msgid!r}" for e in stored.untranslated_entries()
        ]
        in_mo = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in compiled}
        found += [
            f"{code}: not compiled: {e.msgid!r}"
            for e in stored.translated_entries()
            if in_mo.get(key(e)) != (e.msgstr, e.msgstr_plural)
        ]
    return found


def key(entry):
    """What an entry is found by: the same text may stand in several contexts."""
    return (entry.msgctxt or "", entry.msgid)


if __name__ == "__main__":
    sys.exit(main())
