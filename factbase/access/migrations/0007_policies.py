"""Everybody at the desk may read its policies; operators change them."""

from django.db import migrations

ROLES = {
    "view": ["guest", "fact-checker", "editor", "operator"],
    "change": ["operator"],
}


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="policies", model="policy")
    for verb, roles in ROLES.items():
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_policy", defaults={"name": f"Can {verb} policy"}
        )
        for group in Group.objects.filter(name__in=roles):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0006_language"), ("policies", "0001_initial")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
