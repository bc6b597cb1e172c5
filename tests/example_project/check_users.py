"""What the portal's users may do; run by test_portal.py with the portal's settings."""

from datetime import date

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from portal.demo.users import USERS
from portal.models import HomePage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import TranslationSource

from tests.example_project.built import PortalTestCase
from wagtail_ctn.events.models import CalendarPage, EventPage
from wagtail_ctn.news.models import NewsIndexPage, NewsPage
from wagtail_ctn.partners.models import PartnerPage


class UsersTests(PortalTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.calendar = CalendarPage.objects.get(
            slug="marta", locale__language_code="lv"
        )
        cls.event = EventPage.objects.child_of(cls.calendar).first()
        partners = PartnerPage.objects.filter(locale__language_code="lv")
        cls.own = partners.get(code="marta")
        cls.other = partners.get(code="iem")

    def log_in(self, name):
        self.client.force_login(get_user_model().objects.get(username=name))

    def permissions(self, name, page):
        user = get_user_model().objects.get(username=name)
        return page.permissions_for_user(user)

    def edit(self, page, title, action):
        """Change the title of a partner's page in the admin."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = self.client.get(url).context["form"]
        data = {
            name: "" if form[name].value() is None else form[name].value()
            for name in form.fields
            if name not in ("body", "comments")
        }
        data |= {"title": title, "body": streamfield([])}
        for name, formset in form.formsets.items():
            data[name] = self.formset_data(formset)
        return self.client.post(url, nested_form_data(data) | {action: "1"})

    @staticmethod
    def formset_data(formset):
        data = {"TOTAL_FORMS": len(formset.forms), "INITIAL_FORMS": len(formset.forms)}
        data |= {"MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
        for number, form in enumerate(formset.forms):
            data[str(number)] = {
                name: "" if form[name].value() is None else form[name].value()
                for name in form.fields
                if name != "DELETE"
            }
        return data

    def test_every_user_logs_in_with_the_password_that_is_told(self):
        for name, (password, _language) in USERS.items():
            with self.subTest(name):
                self.assertTrue(self.client.login(username=name, password=password))
                self.assertEqual(self.client.get("/admin/").status_code, 200)

    def test_a_partners_editor_changes_his_own_pages_and_publishes_none(self):
        for page in (self.calendar, self.event, self.own):
            with self.subTest(page.title):
                may = self.permissions("partneris", page)
                self.assertTrue(may.can_edit())
                self.assertTrue(may.can_submit_for_moderation())
                self.assertFalse(may.can_publish())
                self.assertFalse(may.can_unpublish())
        self.assertTrue(self.permissions("partneris", self.calendar).can_add_subpage())

    def test_a_partners_editor_changes_nothing_else(self):
        own = [self.calendar.path, self.own.path]
        own += [p.path for p in self.calendar.get_translations()]
        own += [p.path for p in self.own.get_translations()]
        self.log_in("partneris")
        for page in Page.objects.filter(depth__gt=1):
            if page.path.startswith(tuple(own)):
                continue
            may = self.permissions("partneris", page)
            self.assertFalse(may.can_edit() or may.can_publish() or may.can_delete())
        url = reverse("wagtailadmin_pages:edit", args=[self.other.pk])
        self.assertEqual(self.client.get(url).status_code, 302)
        for name in ("wagtailusers_users:index", "wagtailsites:index"):
            self.assertEqual(self.client.get(reverse(name)).status_code, 302)

    def test_what_a_partners_editor_submits_is_live_once_the_editor_approves(self):
        self.log_in("partneris")
        response = self.edit(self.own, "Marta, labota", "action-submit")
        self.assertEqual(response.status_code, 302)
        self.own.refresh_from_db()
        self.assertNotEqual(self.own.title, "Marta, labota")
        state = self.own.current_workflow_task_state
        self.assertIsNotNone(state)
        approve = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[self.own.pk, "approve", state.pk],
        )
        self.client.post(approve)
        self.own.refresh_from_db()
        self.assertNotEqual(self.own.title, "Marta, labota")
        self.log_in("redaktors")
        self.client.post(approve)
        self.own.refresh_from_db()
        self.assertEqual(self.own.title, "Marta, labota")

    def test_an_event_that_a_partners_editor_submits_goes_live_by_approval(self):
        self.log_in("partneris")
        title = "Bezmaksas konsultācijas, labotas"
        self.edit(self.event, title, "action-submit")
        state = self.event.current_workflow_task_state
        self.assertIsNotNone(state)
        address = self.event.get_url()
        self.assertNotContains(self.get(address), title)
        approve = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[self.event.pk, "approve", state.pk],
        )
        self.log_in("redaktors")
        self.assertContains(self.client.get(reverse("wagtailadmin_home")), title)
        self.client.post(approve)
        self.assertContains(self.get(address), title)

    def test_posting_the_publish_button_publishes_nothing(self):
        self.log_in("partneris")
        self.edit(self.own, "Marta, publicēta", "action-publish")
        self.own.refresh_from_db()
        self.assertNotEqual(self.own.title, "Marta, publicēta")

    def test_a_partners_editor_adds_pictures_of_his_own_and_changes_no_others(self):
        self.log_in("partneris")
        collection = Collection.objects.get(name="Marta")
        picture = get_test_image_file().file.getvalue()
        self.client.post(
            reverse("wagtailimages:add_multiple"),
            {
                "title": "Plakāts",
                "files[]": SimpleUploadedFile("plakats.png", picture),
                "collection": collection.pk,
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        own = get_image_model().objects.get(title="Plakāts")
        self.assertEqual(own.collection, collection)
        for image, status in ((own, 200), (get_image_model().objects.first(), 302)):
            url = reverse("wagtailimages:edit", args=[image.pk])
            self.assertEqual(self.client.get(url).status_code, status)

    def add_document(self, title, collection):
        """Ask for a document to be stored in a collection."""
        self.client.post(
            reverse("wagtaildocs:add_multiple"),
            {
                "title": title,
                "files[]": SimpleUploadedFile("plans.txt", b"Plans"),
                "collection": collection.pk,
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        return get_document_model().objects.get(title=title)

    def test_a_partners_editor_adds_documents_to_his_own_collection_alone(self):
        root = Collection.get_first_root_node()
        other = root.add_child(name="Citi")
        self.log_in("partneris")
        own = Collection.objects.get(name="Marta")
        self.assertEqual(self.add_document("Savs", own).collection, own)
        for collection in (other, root):
            # The form offers one collection, so it asks for none and knows no other.
            document = self.add_document(f"Svešs: {collection}", collection)
            self.assertEqual(document.collection, own)

    def test_a_translator_translates_what_the_editor_starts_and_publishes_nothing(self):
        piece = self.new_piece_of_news()
        self.log_in("redaktors")
        url = reverse("wagtail_localize:submit_page_translation", args=[piece.pk])
        english = Locale.objects.get(language_code="en")
        self.post(url, {"locales": [english.pk]})
        source = TranslationSource.objects.get(object_id=piece.translation_key)
        translated = piece.get_translation(english)
        self.log_in("tulkotajs")
        edit = reverse("wagtailadmin_pages:edit", args=[translated.pk])
        self.assertEqual(self.client.get(edit).status_code, 200)
        translation = source.translations.get()
        segment = source.stringsegment_set.get(context__path="title")
        string = reverse(
            "wagtail_localize:edit_string_translation",
            args=[translation.pk, segment.pk],
        )
        response = self.client.put(
            string, "value=Translated", content_type="application/x-www-form-urlencoded"
        )
        self.assertEqual(response.status_code, 201)
        piece.title = "Labota ziņa"
        piece.save_revision().publish()
        update = reverse("wagtail_localize:update_translations", args=[source.pk])
        for address, data in (
            (update, {"publish_translations": "on"}),
            (edit, {"action": "publish"}),
        ):
            self.post(address, data)
            translated.refresh_from_db()
            self.assertFalse(translated.live)
            self.assertEqual(translated.title, "Jauna ziņa")
        self.log_in("redaktors")
        self.post(edit, {"action": "publish"})
        translated.refresh_from_db()
        self.assertTrue(translated.live)
        self.assertEqual(translated.title, "Translated")

    def test_a_translator_submits_a_correction_of_a_page_that_is_there(self):
        english = self.own.get_translation(Locale.objects.get(language_code="en"))
        self.log_in("tulkotajs")
        self.edit(english, "Marta, corrected", "action-submit")
        self.assertIsNotNone(english.current_workflow_task_state)
        english.refresh_from_db()
        self.assertNotEqual(english.title, "Marta, corrected")

    def post(self, url, data):
        """Post a form, and do what waits for the end of the transaction."""
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(url, data)

    def new_piece_of_news(self):
        index = NewsIndexPage.objects.get(locale__language_code="lv")
        piece = NewsPage(title="Jauna ziņa", date=date(2026, 1, 5), locale=index.locale)
        index.add_child(instance=piece)
        piece.save_revision().publish()
        return piece

    def test_a_translator_starts_and_publishes_no_translation(self):
        self.log_in("tulkotajs")
        url = reverse("wagtail_localize:submit_page_translation", args=[self.event.pk])
        self.assertEqual(self.client.get(url).status_code, 302)
        pages = Page.objects.count()
        locales = [locale.pk for locale in Locale.objects.exclude(language_code="lv")]
        self.assertEqual(self.client.post(url, {"locales": locales}).status_code, 302)
        self.assertEqual(Page.objects.count(), pages)
        self.assertFalse(TranslationSource.objects.exists())
        self.log_in("redaktors")
        self.assertEqual(self.client.get(url).status_code, 200)

    def test_the_editor_publishes_and_reads_the_admin_in_latvian(self):
        for page in (self.event, self.own, self.other):
            self.assertTrue(self.permissions("redaktors", page).can_publish())
        self.log_in("redaktors")
        self.assertContains(self.client.get("/admin/"), '<html lang="lv"')

    def test_a_translator_changes_translations_alone_and_publishes_none(self):
        for home in HomePage.objects.all():
            for page in (home, home.get_children().first()):
                may = self.permissions("tulkotajs", page)
                is_translation = home.locale.language_code != "lv"
                self.assertEqual(may.can_edit(), is_translation)
                self.assertFalse(may.can_publish())
