"""The policy that the portal's public pages are served under."""

from django.urls import reverse

POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


class ContentSecurityPolicyMiddleware:
    """Lets pages load styles, scripts and images from the portal alone.

    Both admins write scripts into their pages and are left out.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.exempt = (reverse("wagtailadmin_home"), reverse("admin:index"))

    def __call__(self, request):
        response = self.get_response(request)
        if not request.path.startswith(self.exempt):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response
