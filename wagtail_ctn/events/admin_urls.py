"""Addresses of the admin about the dates of one event."""

from django.urls import path

from . import admin_dates as views

app_name = "wagtail_ctn_event_dates"
CHANGES = {
    "cancel": views.CancelView,
    "move": views.MoveView,
    "change": views.ChangeView,
    "restore": views.RestoreView,
}
urlpatterns = [
    path("<int:page_id>/", views.refresh, name="refresh"),
    path(
        "new/<str:app_label>/<str:model_name>/<int:parent_id>/",
        views.refresh_new,
        name="refresh_new",
    ),
    path("<int:page_id>/all/", views.AllDatesView.as_view(), name="all"),
    path("<int:page_id>/add/", views.AddView.as_view(), name="add"),
    *(
        path(f"<int:page_id>/<str:address>/{name}/", view.as_view(), name=name)
        for name, view in CHANGES.items()
    ),
]
