"""The portal's addresses: every page under the prefix of its language."""

from django.urls import include, path

from shenava.entrypoints.portal import home, pages
from shenava.entrypoints.ui.preferences import LANGUAGES

urlpatterns = [
    path("", home.front_door),
    *(path(f"{code}/", include((pages.urlpatterns, "portal"), namespace=code)) for code in LANGUAGES),
]
