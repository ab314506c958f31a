"""People: inviting, placing, closing accounts, and helping who lost a password or a device."""

from typing import Any
from uuid import UUID

from django.conf import settings as site
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.organization import queries, settings
from shenava.domain.organization.models import Staff
from shenava.domain.organization.settings import Place
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.accounts import queries as accounts
from shenava.foundation.errors import Problem

PEOPLE = "/desk/administration/people/"
USUAL_CAPACITY = 40


@require_GET
@entrance.administrators
def people(request: StaffRequest) -> HttpResponse:
    """List everybody, those who left last."""
    page = {**entrance.layout(request, "people"), "people": queries.everybody()}
    return render(request, "desk/administration/people.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest) -> HttpResponse:
    """Invite a person; the link is shown once."""
    problem = None
    if request.method == "POST":
        given = request.POST
        try:
            staff, secret = settings.invite(
                login=given.get("login", ""),
                name=given.get("name", ""),
                place=_place(request),
                actor=request.actor,
                at=clock.now(),
            )
            return _link_page(request, staff, secret)
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/person_add.html", _form(request), problem=problem)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def person(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Show and change what a person is here for."""
    staff = queries.member(staff_id)
    problem = None
    if request.method == "POST":
        try:
            settings.change_member(
                staff=staff,
                name=request.POST.get("name", ""),
                place=_place(request),
                is_available="is_available" in request.POST,
                actor=request.actor,
                at=clock.now(),
            )
            return _back_to(staff, "saved")
        except Problem as failure:
            problem = failure
    return _person_page(request, staff, problem=problem)


@require_POST
@entrance.administrators
def close(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Close an account; its sessions end."""
    return _set_active(request, staff_id, is_active=False)


@require_POST
@entrance.administrators
def reopen(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Open an account again."""
    return _set_active(request, staff_id, is_active=True)


@require_POST
@entrance.administrators
def link(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Make a new link to choose a password, shown once."""
    staff = queries.member(staff_id)
    try:
        secret = settings.new_link(staff=staff, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _person_page(request, staff, problem=problem)
    return _link_page(request, staff, secret)


@require_POST
@entrance.administrators
def second_factors(request: StaffRequest, staff_id: UUID) -> HttpResponse:
    """Take away second factors that were lost."""
    staff = queries.member(staff_id)
    try:
        settings.reset_second_factors(staff=staff, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _person_page(request, staff, problem=problem)
    return _back_to(staff, "reset")


def _set_active(request: StaffRequest, staff_id: UUID, *, is_active: bool) -> HttpResponse:
    staff = queries.member(staff_id)
    try:
        settings.set_active(staff=staff, is_active=is_active, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _person_page(request, staff, problem=problem)
    return _back_to(staff, "opened" if is_active else "closed")


def _place(request: StaffRequest) -> Place:
    given = request.POST
    return Place(
        role=Role(reading.one_of(given, "role", Role.values)),
        unit=reading.needed_row(given, "unit", queries.all_units()),
        languages=reading.languages(given),
        capacity=min(reading.number(given, "capacity", otherwise=USUAL_CAPACITY), 1000),
    )


def _form(request: StaffRequest, staff: Staff | None = None) -> dict[str, Any]:
    """Return the choices and what stands in the form: what was typed, else what is so now."""
    given = request.POST
    return {
        **entrance.layout(request, "people"),
        "roles": Role.choices,
        "units": queries.active_units(),
        "login": given.get("login", ""),
        "name": given.get("name", staff.name if staff else ""),
        "role": given.get("role", staff.role if staff else Role.OFFICER),
        "unit": given.get("unit", staff.unit_id if staff else ""),
        "capacity": given.get("capacity", staff.capacity if staff else USUAL_CAPACITY),
        "languages": given.getlist("languages") or (staff.languages if staff else ["fa"]),
    }


def _person_page(request: StaffRequest, staff: Staff, *, problem: Problem | None = None) -> HttpResponse:
    page = {
        **_form(request, staff),
        "staff": staff,
        "factors": accounts.second_factors_of(staff.account),
        "is_own": staff.id == request.staff.id,
    }
    return told.page(request, "desk/administration/person.html", page, problem=problem)


def _link_page(request: StaffRequest, staff: Staff, secret: str) -> HttpResponse:
    page = {
        **entrance.layout(request, "people"),
        "staff": staff,
        "link": f"{site.PUBLIC_URL}/desk/set-up/{secret}/",
    }
    return render(request, "desk/administration/person_link.html", page)


def _back_to(staff: Staff, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{PEOPLE}{staff.id}/?done={done}")
