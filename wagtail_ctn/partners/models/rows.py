"""Rows of a partner without text of their own, the same in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from wagtail_ctn.languages import language_choices

from .pages import PartnerPage
from .terms import Area


class PartnerArea(Orderable):
    """One area in which a partner works."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self):
        return str(self.area)


class PartnerLanguage(Orderable):
    """One language in which a partner serves people."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=20, choices=language_choices)

    def __str__(self):
        return self.language


class PartnerSocialLink(Orderable):
    """One address of a partner on a social network."""

    page = ParentalKey(
        PartnerPage, on_delete=models.CASCADE, related_name="social_links"
    )
    url = models.URLField(_("address"), max_length=500)

    def __str__(self):
        return self.url

    @property
    def label(self):
        """The address as people read it: without what all addresses have."""
        address = self.url.partition("://")[2] or self.url
        return address.removeprefix("www.").rstrip("/")
