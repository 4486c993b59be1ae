"""Editors and operators redact."""

from django.db import migrations


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="claims", model="redaction")
    permission, _ = Permission.objects.get_or_create(
        content_type=kind, codename="change_redaction", defaults={"name": "Can change redaction"}
    )
    for group in Group.objects.filter(name__in=["editor", "operator"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0012_webhooks"), ("claims", "0019_desk")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
