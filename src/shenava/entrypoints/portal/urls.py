"""The portal's addresses: every page under the prefix of its language."""

from django.urls import include, path

from shenava.entrypoints.portal import arrival, brand_files, home, installing, pages
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.web.limits import limited

urlpatterns = [
    path("", home.front_door),
    path("service-worker.js", limited("page")(installing.worker)),
    path("q/<str:code>/", limited("page")(arrival.arrive)),
    path("q/<str:code>", limited("page")(arrival.arrive)),
    path("brand/<slug:code>/<slug:digest>.css", brand_files.stylesheet, name="brand-stylesheet"),
    path("brand/<slug:code>/<slug:digest>.png", brand_files.logo, name="brand-logo"),
    path(
        "brand/<slug:code>/spoken/<slug:page>/<slug:language>/<slug:digest>/", brand_files.spoken, name="brand-spoken"
    ),
    *(path(f"{code}/", include((pages.urlpatterns, "portal"), namespace=code)) for code in LANGUAGES),
]
