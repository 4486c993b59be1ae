"""A redaction may mark letters out of a text; nobody may do anything else to it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


ALWAYS = [
    "ALTER TABLE articles_articletext ENABLE ALWAYS TRIGGER pgtrigger_only_marked_5af60",
]


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0007_desk'),
        ('articles', '0005_watch'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='articletext',
            name='immutable',
        ),
        migrations.RemoveField(
            model_name='articletext',
            name='redacted_at',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articletext',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_unmarked()', func='RETURN NEW;', hash='bf4ec371a30c7716512a490f2cdf9f05abe8e445', operation='UPDATE', pgid='pgtrigger_only_marked_5af60', table='articles_articletext', when='BEFORE')),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
