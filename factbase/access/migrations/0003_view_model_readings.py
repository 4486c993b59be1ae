"""Whoever reads articles may read what a language model made of them."""

from django.db import migrations

ROLES = ["guest", "fact-checker", "editor", "operator"]


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="claims", model="modelreading")
    permission, _ = Permission.objects.get_or_create(
        content_type=kind, codename="view_modelreading", defaults={"name": "Can view model reading"}
    )
    for group in Group.objects.filter(name__in=ROLES):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0002_roles"), ("claims", "0004_model_reading")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
