"""Whoever reads claims may read what people gathered them into."""

from django.db import migrations

ROLES = ["guest", "fact-checker", "editor", "operator"]
MODELS = ["cluster", "clusterclaim"]


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for model in MODELS:
        kind, _ = ContentType.objects.get_or_create(app_label="claims", model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"view_{model}", defaults={"name": f"Can view {model}"}
        )
        for group in Group.objects.filter(name__in=ROLES):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0003_view_model_readings"), ("claims", "0008_clusters")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
