"""A redaction may mark letters out of a reason."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


ALWAYS = [
    "ALTER TABLE changes_change ENABLE ALWAYS TRIGGER pgtrigger_only_marked_754a6",
]


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0007_desk'),
        ('changes', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='change',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_unmarked()', func='RETURN NEW;', hash='7469cb613602677c9f492dc223b9933b18b6c169', operation='UPDATE', pgid='pgtrigger_only_marked_754a6', table='changes_change', when='BEFORE')),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
