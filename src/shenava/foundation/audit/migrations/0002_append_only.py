"""Let the database refuse changes of the log."""

from django.db import migrations

from shenava.foundation.database.triggers import SealedTable, protect

LOG = SealedTable(
    table="audit_entry",
    seal="position",
    sealing=("position", "previous_hash", "entry_hash", "key_version", "sealed_at"),
    content=("id", "occurred_at", "action", "actor_ref", "subject_ref", "detail", "personal", "request_id"),
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [protect(LOG)]
