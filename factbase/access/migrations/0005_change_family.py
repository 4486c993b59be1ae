"""Editors split and join families of articles; whoever reads articles reads their families."""

from django.db import migrations

ROLES = {
    "view": ["guest", "fact-checker", "editor", "operator"],
    "change": ["editor"],
}


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="articles", model="family")
    for verb, roles in ROLES.items():
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_family", defaults={"name": f"Can {verb} family"}
        )
        for group in Group.objects.filter(name__in=roles):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0004_view_clusters"), ("articles", "0002_family")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
