"""Addresses of the admin about calendar sources, besides those of their form."""

from django.urls import path, re_path

from . import source_views as views

app_name = "wagtail_ctn_event_sources"
urlpatterns = [
    path("<int:pk>/log/", views.LogView.as_view(), name="log"),
    path("<int:pk>/sync/", views.SyncView.as_view(), name="sync"),
    path("<int:pk>/accept-less/", views.AcceptLessView.as_view(), name="accept_less"),
    re_path(
        r"^(?P<pk>\d+)/(?P<proposal_pk>\d+)/(?P<decision>accept|refuse)/$",
        views.DecideView.as_view(),
        name="decide",
    ),
    path("hide/<int:page_id>/", views.HideView.as_view(), name="hide"),
]
