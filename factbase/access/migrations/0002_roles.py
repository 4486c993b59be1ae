"""The roles of the newsroom as groups. Permissions are made here by name: Django itself makes them only after all migrations."""

from django.db import migrations

VIEW = [
    ("articles", "article", "view"), ("articles", "articletext", "view"), ("articles", "source", "view"),
    ("articles", "feed", "view"), ("claims", "claim", "view"), ("claims", "anchor", "view"), ("claims", "figure", "view"),
    ("claims", "entity", "view"), ("claims", "mention", "view"), ("claims", "claimlink", "view"), ("claims", "entry", "view"),
    ("claims", "entryclaim", "view"), ("claims", "entryrevision", "view"), ("claims", "evidence", "view"),
    ("claims", "rating", "view"), ("history", "event", "view"),
]
CHECK = [
    ("articles", "article", "add"), ("articles", "article", "change"), ("claims", "claim", "change"), ("claims", "claim", "decide"),
    ("claims", "figure", "change"), ("claims", "claimlink", "change"), ("claims", "entry", "add"), ("claims", "entry", "change"),
    ("claims", "entryclaim", "add"), ("claims", "entryclaim", "change"), ("claims", "entryclaim", "delete"),
    ("claims", "evidence", "add"), ("claims", "evidence", "change"), ("claims", "evidence", "delete"),
]
EDIT = [
    ("claims", "entry", "publish"), ("claims", "rating", "add"), ("claims", "rating", "change"), ("articles", "source", "change"),
]
OPERATE = [
    ("articles", "article", "add"), ("articles", "article", "change"), ("articles", "source", "add"), ("articles", "source", "change"),
    ("articles", "feed", "add"), ("articles", "feed", "change"), ("articles", "feed", "delete"), ("access", "user", "view"),
    ("access", "user", "add"), ("access", "user", "change"), ("access", "apikey", "view"), ("access", "apikey", "add"),
    ("access", "apikey", "change"),
]
ROLES = {
    "guest": VIEW,
    "fact-checker": VIEW + CHECK,
    "editor": VIEW + CHECK + EDIT,
    "operator": VIEW + OPERATE,
}


def make_roles(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for role, grants in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        for app, model, verb in grants:
            kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
            name = f"Can {verb} {model}"
            permission, _ = Permission.objects.get_or_create(content_type=kind, codename=f"{verb}_{model}", defaults={"name": name})
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("articles", "0001_initial"),
        ("claims", "0001_initial"),
        ("history", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
