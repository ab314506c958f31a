"""The addresses of the desk; acts on a case are nouns beneath the case's own address."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from shenava.entrypoints.desk import queue

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.queue, name="desk-queue"),
]
for _module, _prefix in (
    ("shenava.entrypoints.desk.signing_in_urls", ""),
    ("shenava.entrypoints.desk.administration.urls", "administration/"),
):
    if find_spec(_module.rpartition(".")[0]) and find_spec(_module):
        urlpatterns.append(path(_prefix, include(_module)))
