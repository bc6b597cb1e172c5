"""An editor who is logged in, and a site to edit."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

from tests.site import make_site


@pytest.fixture
def editor(chromium, live_server):
    get_user_model().objects.create_superuser("admin", "a@example.org", "secret")
    page = chromium.new_context(locale="en").new_page()
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("input[name=username]", "admin")
    page.fill("input[name=password]", "secret")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    page.context.close()


@pytest.fixture
def site(live_server):
    home = make_site()
    host, port = live_server.url.removeprefix("http://").split(":")
    Site.objects.update(hostname=host, port=int(port))
    return home
