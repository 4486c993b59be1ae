"""Nothing of the history can be changed, deleted or truncated, not even by who asks pgtrigger to ignore its triggers."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END
$$
"""
# ALWAYS: in a session that plays a replica too, where other triggers are silent.
ALWAYS = "ALTER TABLE history_event ENABLE ALWAYS TRIGGER pgtrigger_append_only_6cbeb"


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0003_workflow'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='append_only',
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('article', 'article'), ('claim', 'claim'), ('link', 'link'), ('entry', 'entry'), ('family', 'family of articles'), ('cluster', 'cluster'), ('policy', 'desk policy'), ('rating', 'verdict of the scale')], max_length=16),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['by', '-id'], name='event_of_person'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['action', '-id'], name='event_of_action'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('by__isnull', False)), fields=['-id'], name='event_of_people'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['at'], name='event_at'),
        ),
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_change"),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_change()', func='RETURN NULL;', hash='6f033484cac88804e6f51b8580ac9966e170bb7b', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_6cbeb', table='history_event', when='BEFORE')),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
