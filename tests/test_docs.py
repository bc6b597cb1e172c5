"""What the documentation says is so, and what there is stands in it."""

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from wagtail_ctn.conf import DEFAULTS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "wagtail_ctn"
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
EXTENDED = ROOT / "tests" / "projects" / "extended"


def reference(name):
    return (DOCS / "reference" / f"{name}.md").read_text()


def test_every_setting_stands_in_the_reference_with_its_default():
    rows = re.findall(r"^\| `([A-Z_]+)` \| `(.+?)` \|", reference("settings"), re.M)
    told = {name: eval(value, {"timedelta": timedelta}) for name, value in rows}
    assert told == DEFAULTS


def test_every_system_check_stands_in_the_reference():
    pattern = r"wagtail_ctn\.[EWI]\d{3}"
    modules = PACKAGE.rglob("*.py")
    found = {id for path in modules for id in re.findall(pattern, path.read_text())}
    assert set(re.findall(pattern, reference("checks"))) == found


def test_every_template_tag_and_filter_stands_in_the_reference():
    told = reference("template-tags")
    for path in PACKAGE.rglob("templatetags/wagtail_ctn*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        register = import_module(name).register
        assert f"load {path.stem} " in told
        for tag in register.tags:
            assert f"`{{% {tag} " in told, tag
        for filter in register.filters:
            assert f"`{filter}`" in told, filter


def test_every_command_of_the_package_stands_in_the_documentation():
    text = "".join(page.read_text() for page in PAGES)
    for path in PACKAGE.rglob("management/commands/[a-z]*.py"):
        assert f"manage.py {path.stem}" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_template_and_module_that_is_named_exists(page):
    text = page.read_text()
    for name in re.findall(r"\bwagtail_ctn\w*/[\w/]+(?:\.html|/(?=`))", text):
        assert (PACKAGE / "templates" / name).exists(), name
    for name in re.findall(r"`\"?(wagtail_ctn(?:\.\w+)+)", text):
        if not re.fullmatch(r"wagtail_ctn\.[EWI]\d{3}", name):
            assert exists(name), name


def exists(dotted):
    """Whether a dotted path leads to an app, a module or what is in one."""
    if apps.is_installed(dotted):
        return True
    module, _, attribute = dotted.rpartition(".")
    try:
        return hasattr(import_module(module), attribute) or import_module(dotted)
    except ImportError:
        return False


@pytest.mark.parametrize("page", ["override-a-template", "extend"])
def test_the_code_of_the_guides_is_that_of_a_test_project(page):
    guide = (DOCS / "how-to" / f"{page}.md").read_text()
    blocks = re.findall(r"^```\S+\n(.*?)^```", guide, re.M | re.S)
    files = [p.read_text() for p in EXTENDED.rglob("*") if p.suffix in (".py", ".html")]
    assert blocks
    for block in blocks:
        assert any(block in file for file in files), block


def test_links_between_files_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), (page.name, target)
