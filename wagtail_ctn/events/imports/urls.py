"""Addresses of the admin about imports."""

from django.urls import path

from . import views

app_name = "wagtail_ctn_event_imports"
urlpatterns = [
    path("", views.ImportView.as_view(), name="start"),
    path("<int:pk>/", views.PreviewView.as_view(), name="preview"),
    path("<int:pk>/report/", views.ReportView.as_view(), name="report"),
]
