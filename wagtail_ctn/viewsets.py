"""Terms and flat listings of pages in the admin: one base for each, and topics."""

from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic
from .panels import SharedTermNote

# A hook: its functions return the menu items of the submenu "Classification".
TERMS_MENU = "register_wagtail_ctn_terms_menu_item"


class TermViewSet(SnippetViewSet):
    """Listing, form, chooser and usage of a kind of term."""

    menu_hook = TERMS_MENU
    list_display = ["name", "slug", UpdatedAtColumn()]
    ordering = ["name"]
    copy_view_enabled = False


def term_panels(name_help, *others):
    """The form of a term; ``name_help`` gives an example of a name."""
    name = FieldPanel("name", help_text=name_help)
    return [name, SharedTermNote(icon="site"), *others, FieldPanel("slug")]


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "colour", UpdatedAtColumn()]
    panels = term_panels(_("Such as “Training”."), FieldPanel("colour"))
    menu_label = _("Topics")
    menu_order = 100


class ExpressionColumn(Column):
    """A column sorted by one of the view's ``orderings``, which no search can be."""

    def get_header_context_data(self, parent_context):
        context = super().get_header_context_data(parent_context)
        context["is_orderable"] = not parent_context.get("is_searching")
        return context


class PageTypeIndexView(IndexView):
    """A flat listing of pages: of all that a user may explore, those of one type.

    ``orderings`` are ``{sort key: [expressions]}``, for sort keys that are no fields.
    """

    orderings = {}

    def order_queryset(self, queryset):
        if self.ordering not in self.orderings:
            return super().order_queryset(queryset)
        if self.is_searching:
            return queryset
        return queryset.order_by(*self.orderings[self.ordering])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.load(context["object_list"])
        return context

    def load(self, pages):
        """Load what the columns show of these pages, in a fixed number of queries."""


class PagesMenuItem(MenuItem):
    """A menu item for those who may do something with pages."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(
            request.user, PageTypeIndexView.any_permission_required
        )


class PageTypeViewSet(PageListingViewSet):
    """A menu entry that lists all pages of one type.

    ``own_columns`` stand after the title, before Wagtail's own.
    """

    index_view_class = PageTypeIndexView
    menu_item_class = PagesMenuItem
    add_to_admin_menu = True
    own_columns = []

    @cached_property
    def menu_name(self):
        """The same in every language, for hooks that look for it."""
        return self.name

    def get_index_view_kwargs(self, **kwargs):
        stock = list(self.index_view_class.base_columns)
        place = [column.name for column in stock].index("title") + 1
        columns = [*stock[:place], *self.own_columns, *stock[place:]]
        return super().get_index_view_kwargs(columns=columns, **kwargs)


class PageTypeFilterSet(PageFilterSet):
    """Wagtail's own filters, after those that a subclass adds."""

    class Meta(PageFilterSet.Meta):
        pass

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        stock = PageFilterSet.base_filters.keys()
        own = {name: filters[name] for name in filters if name not in stock}
        return own | {name: filters[name] for name in stock if name in filters}


class ChoicesFilter(MultipleChoiceFilter):
    """Pages that have one of the chosen values in a field of their own model."""

    def __init__(self, *args, model, **kwargs):
        self.pages_model = model
        super().__init__(*args, widget=CheckboxSelectMultiple, **kwargs)

    def filter(self, queryset, values):
        if not values:
            return queryset
        found = self.pages_model.objects.filter(**{f"{self.field_name}__in": values})
        # Through ids, which search results can be filtered by without an index.
        return queryset.filter(pk__in=found.values("pk"))


class ReferenceFilter(ModelMultipleChoiceFilter):
    """Pages that refer to one of the chosen terms or pages, in whatever language.

    ``rows`` is the model that refers to them by its key ``field_name``, and to the
    page by ``page``: a page type itself with ``page="pk"``, or one of its rows.
    What can be chosen is what pages refer to that the user may explore.
    """

    def __init__(self, *args, rows, page="page_id", **kwargs):
        self.rows, self.page = rows, page
        super().__init__(
            *args, widget=CheckboxSelectMultiple, queryset=self.used, **kwargs
        )

    def used(self, request):
        pages = page_permission_policy.explorable_instances(request.user)
        rows = self.rows.objects.filter(**{f"{self.page}__in": pages.values("pk")})
        model = self.rows._meta.get_field(self.field_name).related_model
        return model.objects.filter(pk__in=rows.values(self.field_name))

    def filter(self, queryset, values):
        if not values:
            return queryset
        keys = [value.translation_key for value in values]
        name = f"{self.field_name}__translation_key__in"
        rows = self.rows.objects.filter(**{name: keys})
        return queryset.filter(pk__in=rows.values(self.page))
