"""Operators see and keep the webhooks."""

from django.db import migrations


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="webhooks", model="endpoint")
    for verb in ("view", "change"):
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_endpoint", defaults={"name": f"Can {verb} endpoint"}
        )
        for group in Group.objects.filter(name="operator"):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0011_public"), ("webhooks", "0001_initial")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
