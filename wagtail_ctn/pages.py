"""What all our page types do alike."""

from http import HTTPMethod

from django.http import Http404
from django.template.loader import select_template
from django.utils import translation
from django.utils.module_loading import import_string
from wagtail.models import Locale, Page

from .aliases import language_of
from .conf import settings
from .forms import PageForm
from .prepared import prepared
from .slugs import SlugCopyForm, Slugs, refuse_reserved
from .visibility import Visibility, waiting_aliases


class PageMixin:
    """Slugs, templates, methods and language, the same for every page type of ours."""

    base_form_class = PageForm
    copy_form_class = SlugCopyForm
    # Dotted paths of views (page, request) by the name of the preview mode they show.
    preview_views = {}
    # Whether it is a list, which an alias of it has of its own.
    lists_pages = False
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    def full_clean(self, *args, **kwargs):
        # Known before there is a path, too: to Wagtail's API, for one.
        parent = self.get_parent() or getattr(self, "_cached_parent_obj", None)
        if self.title and not self.slug and parent:
            # Wagtail's own would leave out letters that are not Latin.
            self.slug = Slugs(parent).make(self.title)
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        refuse_reserved(self.slug, self.get_parent())

    def asked_when_published(self):
        """Why this draft is published in its form only, which asks: lines of text.

        Empty where any way of publishing will do.
        """
        return []

    def with_content_json(self, content):
        page = super().with_content_json(content)
        if self.lists_pages and self.pk:
            # What is published after pages were made below it, as wagtail-localize
            # does with a tree, would save an old number, which hides them.
            numbers = Page.objects.filter(pk=self.pk).values_list("numchild", flat=True)
            page.numchild = next(iter(numbers), self.numchild)
        return page

    def get_template(self, request, *args, **kwargs):
        """The page's own template, else that of the class it is made from.

        A site's ``ConferencePage(EventPage)`` is shown by its own template where there
        is one, and like an event where there is none.
        """
        return [
            klass.__dict__["template"]
            for klass in type(self).__mro__
            if issubclass(klass, Page)
            and klass is not Page
            and "template" in klass.__dict__
        ]

    def get_view_template(self, request, view):
        """Templates of a view besides the first one, after the page's own.

        They are named for it: ``conference_calendar_month.html`` for the month of what
        ``conference_calendar.html`` shows.
        """
        names = self.get_template(request)
        return [f"{name.removesuffix('.html')}_{view}.html" for name in names]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["base_template"] = base_template()
        note_language_of_words(self)
        return context

    def serve(self, request, *args, **kwargs):
        self.locale = locale_of(self)
        if self.alias_of_id and self.pk in waiting_aliases():
            raise Http404
        with translation.override(self.locale.language_code):
            response = super().serve(request, *args, **kwargs)
            return self.in_own_language(response)

    def serve_preview(self, request, mode_name):
        with translation.override(self.locale.language_code):
            view = self.preview_views.get(mode_name)
            if view is None:
                response = super().serve_preview(request, mode_name)
            else:
                response = import_string(view)(self, request)
            return self.in_own_language(response)

    def in_own_language(self, response):
        """Render now: later it would be in the request's language, not the page's."""
        if hasattr(response, "render"):
            response.render()
        response.headers.setdefault("Content-Language", self.locale.language_code)
        return response

    def get_sitemap_urls(self, request=None):
        """Nothing for an alias: the page behind it is the one to be found."""
        return [] if self.alias_of_id else super().get_sitemap_urls(request)

    def visibility(self, request):
        """What this page may show in answer to a request; one for each of them."""
        cache = request.__dict__.setdefault("_wagtail_ctn_visibility", {})
        if self.pk not in cache:
            cache[self.pk] = Visibility.for_request(request, shown_on=self)
        return cache[self.pk]


def note_language_of_words(page):
    """Templates mark the words of an alias of a page in another language."""
    page.shown_language = ""
    if page.alias_of_id and language_of(page) != page.locale.language_code:
        page.shown_language = language_of(page)
    return page


def list_above(page):
    """The list that a page leads back to; ``None`` where a preview has none."""
    return note_language_of_words(page.get_parent()) if page.depth else None


def locale_of(page):
    """The language of a page as the database has it."""
    names = ["id", "language_code"]
    locales = [Locale.from_db(page._state.db, names, row) for row in languages()]
    return next(locale for locale in locales if locale.pk == page.locale_id)


@prepared
def languages():
    return Locale.all_objects.order_by().values_list("pk", "language_code")


def base_template():
    """The site's template that ours extend, or a plain one of ours."""
    return select_template([settings.BASE_TEMPLATE, "wagtail_ctn/standalone.html"])
