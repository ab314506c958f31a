"""Promises are looked at before they pass, and the first of several dates is the one that is measured."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Now


def look_at_what_is_to_come(apps: object, _editor: object) -> None:
    """Watch promises whose date is still to come, and measure none that was brought forward."""
    promises = apps.get_model("policies", "Promise").objects  # type: ignore[attr-defined]
    promises.filter(replaced_at__isnull=False).update(counts=False)
    standing = promises.filter(kind="ANSWER", kept_at__isnull=True, replaced_at__isnull=True, due_at__gt=Now())
    standing.update(watch_at=F("due_at"))


class Migration(migrations.Migration):
    """Two columns, and the index by which the watch finds its work."""

    dependencies: ClassVar = [("cases", "0006_later_dates"), ("policies", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(model_name="promise", name="counts", field=models.BooleanField(default=True)),
        migrations.AddField(model_name="promise", name="watch_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                condition=models.Q(kept_at__isnull=True, replaced_at__isnull=True, watch_at__isnull=False),
                fields=["watch_at"],
                name="promise_to_look_at",
            ),
        ),
        migrations.RunPython(look_at_what_is_to_come, migrations.RunPython.noop),
    ]
