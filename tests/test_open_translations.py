"""Editors are warned of a source that is restricted while its translation is open."""

from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.operations import translate_object

from tests.languages import make_homes, sync, translate
from tests.site import make_calendar, make_event


class WarningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.homes = make_homes()
        cls.calendar = make_calendar(cls.homes["lv"])
        cls.event = make_event(cls.calendar)
        users = get_user_model().objects
        cls.user = users.create_superuser("admin", "a@example.org", "secret")

    def setUp(self):
        self.client.force_login(self.user)

    def edit(self, page):
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def linked(self, page):
        """Where the warnings of an editor lead; ``None`` where there is none."""
        response = self.client.get(self.edit(page))
        self.assertEqual(response.status_code, 200)
        texts = [str(message) for message in get_messages(response.wsgi_request)]
        if not texts:
            return None
        self.assertEqual(len(texts), 1)
        pages = [self.event, *self.event.get_translations()]
        return {other.pk for other in pages if self.edit(other) in texts[0]}

    def restrict(self, page):
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")

    def test_both_are_told_and_lead_to_each_other(self):
        english = translate(self.event, "en", "Seminar")
        for page in (self.event, english):
            self.assertIsNone(self.linked(page))
        self.restrict(self.event)
        self.assertEqual(self.linked(self.event), {english.pk})
        self.assertEqual(self.linked(english), {self.event.pk})

    def test_a_restriction_above_the_source_is_one_too(self):
        translate(self.calendar, "en", "Events")
        english = translate(self.event, "en", "Seminar")
        self.restrict(self.calendar)
        self.assertEqual(self.linked(self.event), {english.pk})

    def test_what_is_restricted_or_not_live_in_the_other_language_is_no_matter(self):
        english = translate(self.event, "en", "Seminar")
        translate(self.event, "ru", "Семинар").unpublish()
        self.restrict(self.event)
        self.restrict(self.homes["en"])
        for page in (self.event, english):
            self.assertIsNone(self.linked(page))

    def test_an_alias_is_restricted_like_its_source(self):
        sync(self.event, "en")
        self.restrict(self.event)
        self.assertIsNone(self.linked(self.event))

    def test_a_translator_in_the_translation_tool_is_told(self):
        with self.captureOnCommitCallbacks(execute=True):
            translate_object(self.event, [self.homes["en"].locale])
        english = self.event.get_translations().get()
        self.restrict(self.event)
        response = self.client.get(self.edit(english))
        self.assertTemplateUsed(
            response, "wagtail_localize/admin/edit_translation.html"
        )
        self.assertContains(response, self.edit(self.event))
