"""An editor who is logged in, and a site to edit."""

import threading
import time

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Site

from tests.site import make_site


@pytest.fixture
def live_server(live_server):
    """The server, left only when it has answered what pages asked on their own.

    The admin saves and previews as one types. A request that is still running when the
    database is emptied would break it for all tests to come.
    """
    yield live_server
    for _ in range(200):
        threads = threading.enumerate()
        if not any("process_request_thread" in thread.name for thread in threads):
            return
        time.sleep(0.05)


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
