"""A claim may be found by a language model, whose name stands beside the version of the engine."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_rating_scale")]
    operations = [
        migrations.AlterField(
            model_name="claim",
            name="engine",
            field=models.CharField(
                blank=True,
                help_text="Version that found it; “+model:” and the name of a model that did.",
                max_length=240,
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="origin",
            field=models.CharField(
                choices=[
                    ("engine", "found by the engine"),
                    ("model", "found by a language model, read by the engine"),
                    ("person", "made by a person"),
                ],
                default="engine",
                max_length=8,
            ),
        ),
    ]
