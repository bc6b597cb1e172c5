"""Addresses in stored VEVENTs, as they are put in for each request."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from wagtail_ctn.events.vevents import PAGE_ADDRESS, Addresses, marked, zone_years

HOST = "https://example.org"
REQUEST = SimpleNamespace(build_absolute_uri=lambda path: f"{HOST}{path}")
SLUGS = st.text("abcž-", min_size=1, max_size=255)
PARENTS = st.text("abc-/", max_size=200).map(lambda path: f"{HOST}/{path.strip('/')}/")


def stored(suffix=""):
    return marked(f"URL:{PAGE_ADDRESS}{suffix}\r\nSUMMARY:Ž\r\n".encode())


@given(PARENTS, st.lists(SLUGS, min_size=1, max_size=3), st.booleans())
def test_an_address_of_any_length_is_whole_and_in_lines_of_75_octets(
    parent, slugs, is_one_date
):
    suffix = "2020-07-15-1400/" if is_one_date else ""
    below = Addresses(REQUEST).below(parent)
    octets = below.joined([below.with_slug(stored(suffix), slug) for slug in slugs])
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    lines = octets.replace(b"\r\n ", b"").decode().split("\r\n")[:-1:2]
    written = [slug.replace("ž", "%C5%BE") for slug in slugs]
    assert lines == [f"URL:{parent}{slug}/{suffix}" for slug in written]


@given(PARENTS, st.text("abc-", min_size=1, max_size=255))
def test_one_address_is_the_same_whether_asked_for_alone_or_with_others(parent, slug):
    addresses = Addresses(REQUEST)
    below = addresses.below(parent)
    alone = addresses.put_into(stored(), f"{parent}{slug}/")
    assert alone == below.joined([below.with_slug(stored(), slug)])


def test_an_image_is_at_the_host_that_was_asked():
    octets = marked(b"IMAGE:\x02/media/a.png\r\n")
    found = Addresses(REQUEST).put_into(octets, f"{HOST}/a/")
    assert found.replace(b"\r\n ", b"") == b"IMAGE:https://example.org/media/a.png\r\n"


def test_a_zone_is_needed_for_the_years_of_its_own_events():
    texts = {"2020 2021 Europe/Riga", "2024 2026 Asia/Tokyo Europe/Riga", "1999 1999"}
    found = {"Europe/Riga": (2019, 2027), "Asia/Tokyo": (2023, 2027)}
    assert zone_years(texts) == found
