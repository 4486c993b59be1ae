"""A scale to start with. The newsroom changes it in the admin."""

from django.db import migrations

SCALE = [
    ("true", 5, "True", "Wahr", "Vrai"),
    ("mostly-true", 4, "Mostly true", "Größtenteils wahr", "Plutôt vrai"),
    ("half-true", 3, "Half true", "Teils wahr, teils falsch", "Moitié vrai"),
    ("mostly-false", 2, "Mostly false", "Größtenteils falsch", "Plutôt faux"),
    ("false", 1, "False", "Falsch", "Faux"),
    ("unproven", None, "Unproven", "Unbelegt", "Non prouvé"),
]


def make_scale(apps, _schema_editor):
    Rating = apps.get_model("claims", "Rating")
    for position, (key, value, en, de, fr) in enumerate(SCALE):
        Rating.objects.create(key=key, value=value, position=position, labels={"en": en, "de": de, "fr": fr})


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]
    operations = [migrations.RunPython(make_scale, migrations.RunPython.noop)]
