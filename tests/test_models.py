"""Terms: one entry in several languages."""

from django.test import TestCase
from wagtail.models import Locale

from tests.site import make_site
from wagtail_ctn.events.models import Venue
from wagtail_ctn.models import Topic


class TermTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.locale = make_site().locale
        cls.english = Locale.objects.get(language_code="en")

    def test_the_source_decides_what_languages_share(self):
        venue = Venue.objects.create(
            name="Zāle", latitude=56, longitude=24, locale=self.locale
        )
        translation = venue.copy_for_translation(self.english)
        translation.name = "Hall"
        translation.save()
        venue.latitude, venue.slug = 57, "liela-zale"
        venue.save()
        translation.refresh_from_db()
        self.assertEqual(
            (translation.name, translation.slug, translation.latitude),
            ("Hall", "liela-zale", 57),
        )
        translation.latitude = 1
        translation.save()
        translation.refresh_from_db()
        self.assertEqual(translation.latitude, 57)

    def test_a_slug_is_made_from_the_name_and_never_twice(self):
        first = Topic.objects.create(name="Mācības", locale=self.locale)
        second = Topic.objects.create(name="Mācības", locale=self.english)
        self.assertEqual((first.slug, second.slug), ("macibas", "macibas-2"))
