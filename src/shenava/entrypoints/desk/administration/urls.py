"""The addresses of the administration."""

from django.urls import path

from shenava.entrypoints.desk.administration import (
    brands,
    categories,
    emergency_switches,
    failures,
    goals,
    log,
    overview,
    people,
    text_history,
    texts,
    tokens,
    units,
)

urlpatterns = [
    path("", overview.overview, name="administration"),
    path("people/", people.people, name="administration-people"),
    path("people/add/", people.add, name="administration-people-add"),
    path("people/<uuid:staff_id>/", people.person, name="administration-person"),
    path("people/<uuid:staff_id>/close/", people.close, name="administration-person-close"),
    path("people/<uuid:staff_id>/open/", people.reopen, name="administration-person-open"),
    path("people/<uuid:staff_id>/link/", people.link, name="administration-person-link"),
    path("people/<uuid:staff_id>/second-factors/", people.second_factors, name="administration-person-factors"),
    path("units/", units.units, name="administration-units"),
    path("units/add/", units.add, name="administration-units-add"),
    path("units/<uuid:unit_id>/", units.unit, name="administration-unit"),
    path("tokens/", tokens.tokens, name="administration-tokens"),
    path("tokens/<uuid:token_id>/revoke/", tokens.revoke, name="administration-token-revoke"),
    path("switches/", emergency_switches.emergency_switches, name="administration-switches"),
    path("failures/", failures.failures, name="administration-failures"),
    path("failures/<uuid:delivery_id>/again/", failures.try_again, name="administration-failure-again"),
    path("goals/", goals.goals, name="administration-goals"),
    path("texts/", texts.texts, name="administration-texts"),
    path("texts/<str:key>/<str:language>/", texts.text, name="administration-text"),
    path("texts/<str:key>/<str:language>/history/", text_history.history, name="administration-text-history"),
    path("texts/<str:key>/<str:language>/restore/", text_history.restore, name="administration-text-restore"),
    path("categories/", categories.categories, name="administration-categories"),
    path("categories/<uuid:category_id>/", categories.category, name="administration-category"),
    path("brand/", brands.brand, name="administration-brand"),
    path("log/", log.log, name="administration-log"),
    path("log/verify/", log.verify, name="administration-log-verify"),
    path("log/head/", log.head, name="administration-log-head"),
]
