"""Fact-checkers and editors answer readers; operators write the pages about the newsroom, which everybody reads."""

from django.db import migrations

DESK = ["guest", "fact-checker", "editor", "operator"]
GRANTS = {
    ("tip", "view"): ["fact-checker", "editor", "operator"],
    ("tip", "change"): ["fact-checker", "editor"],
    ("standingpage", "view"): DESK,
    ("standingpage", "change"): ["operator"],
}


def grant(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for (model, verb), roles in GRANTS.items():
        kind, _ = ContentType.objects.get_or_create(app_label="claims", model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
        )
        for group in Group.objects.filter(name__in=roles):
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("access", "0010_api"), ("claims", "0017_public")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
