"""The portal's addresses: every page under the prefix of its language."""

from django.urls import include, path

from shenava.entrypoints.portal import arrival, home, pages
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.web.limits import limited

urlpatterns = [
    path("", home.front_door),
    path("q/<str:code>/", limited("page")(arrival.arrive)),
    path("q/<str:code>", limited("page")(arrival.arrive)),
    *(path(f"{code}/", include((pages.urlpatterns, "portal"), namespace=code)) for code in LANGUAGES),
]
