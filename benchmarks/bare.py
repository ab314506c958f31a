# ruff: noqa: E402 - Django must be set up first
"""A list of fifty rows as Django makes it out of the box: objects of the ORM in a template of Django.

It knows nobody, decrypts nothing, and shows six plain columns of one table without a frame: whatever a page of ours
costs beyond this is ours. Its start is the floor of our start, for it loads Django and next to nothing else.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bare_settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

ROWS = 50


class Row(models.Model):
    """The plain columns of a case."""

    id = models.UUIDField(primary_key=True)
    tracking_code = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    urgency = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=20)
    next_due_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "cases_case"


def listed(request: HttpRequest) -> HttpResponse:
    """Show the rows that are due first."""
    rows = Row.objects.filter(next_due_at__isnull=False).exclude(stage="CLOSED").order_by("next_due_at", "id")[:ROWS]
    return render(request, "bare.html", {"rows": rows})


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer that the process is there."""
    return HttpResponse("ok")


urlpatterns = [path("list/", listed), path("healthz", alive)]
