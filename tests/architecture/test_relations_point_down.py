"""A foreign key is a string that no import shows, so the models themselves are asked."""

import configparser

from django.apps import apps
from django.db.models import Field, Model
from tests.architecture import house


def room_of(model: type[Model]) -> str:
    """Return ``foundation``, the room of the domain, or nothing for a model that isn't ours."""
    parts = model.__module__.split(".")
    if parts[0] != "shenava":
        return ""
    return parts[2] if parts[1] == "domain" else f"{parts[1]}.{parts[2]}"


def relations() -> list[tuple[type[Model], Field]]:
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if room_of(model)
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.remote_field and field.related_model
    ]


def height(room: str) -> int:
    """Return how high a room stands: the ground 0, the highest rooms of the domain the same."""
    if "." in room:
        return 0
    first = min(house.ROOMS.index(one) for one in house.SIDE_BY_SIDE)
    return first + 1 if room in house.SIDE_BY_SIDE else house.ROOMS.index(room) + 1


def complaints(found: list[tuple[type[Model], Field]]) -> list[str]:
    wrong = []
    for model, field in found:
        mine, theirs = room_of(model), room_of(field.related_model)
        if mine == theirs:
            continue
        name = f"{model._meta.label}.{field.name}"
        if theirs and height(theirs) >= height(mine) > 0:
            wrong.append(f"{name} points up or sideways, to {theirs}")
        if not mine.startswith("foundation") and field.remote_field.related_name != "+":
            wrong.append(f'{name} lets {theirs} reach up at run time: give it related_name="+"')
    return wrong


def test_relations_between_rooms_point_down_and_have_no_way_back() -> None:
    found = relations()

    assert len(found) > 30
    assert complaints(found) == []


def test_foundation_points_at_nothing_above_it() -> None:
    upward = [
        f"{model._meta.label}.{field.name}"
        for model, field in relations()
        if room_of(model).startswith("foundation") and "." not in room_of(field.related_model) != ""
    ]

    assert upward == []


def test_an_upward_relation_would_be_noticed() -> None:
    case = apps.get_model("cases", "Case")
    category = case._meta.get_field("category")

    class Upward:
        _meta = type("Meta", (), {"label": "catalogue.Upward"})
        __module__ = "shenava.domain.catalogue.models"

    turned = type("Field", (), {"name": "case", "related_model": case, "remote_field": category.remote_field})

    assert complaints([(Upward, turned)]) == ["catalogue.Upward.case points up or sideways, to cases"]  # type: ignore[list-item] # stands in for a model


def test_the_order_of_the_rooms_is_the_one_of_the_import_contract() -> None:
    parser = configparser.ConfigParser()
    parser.read(house.PROJECT / ".importlinter")
    rows = parser["importlinter:contract:rooms"]["layers"].split("\n")
    order = [[room.strip() for room in row.split("|")] for row in rows if row.strip()]

    assert [row[0] for row in reversed(order[2:])] == list(house.ROOMS[: len(order) - 2])
    assert set(order[1]) == house.SIDE_BY_SIDE
    assert order[0] == [house.ROOMS[-1]]
