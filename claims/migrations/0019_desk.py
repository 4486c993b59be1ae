"""Redactions, and one list of what has to be looked at again."""

import django.contrib.postgres.fields
import django.db.models.deletion
import factbase.history.fields
import factbase.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


ALWAYS = [
    "ALTER TABLE claims_archivecopy ENABLE ALWAYS TRIGGER pgtrigger_only_marked_e5714",
    "ALTER TABLE claims_copycontent ENABLE ALWAYS TRIGGER pgtrigger_only_marked_6d8c7",
    "ALTER TABLE claims_entryrevision ENABLE ALWAYS TRIGGER pgtrigger_only_marked_77534",
]


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0007_desk'),
        ('claims', '0018_publication'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', factbase.history.fields.PublicIdField(default=factbase.ids.new_id, editable=False, max_length=12, unique=True)),
                ('reason', models.CharField(help_text='Goes into the history; without the words themselves.', max_length=500)),
                ('passages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=500), size=None)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('places', models.PositiveIntegerField(blank=True, help_text='How many were marked; empty: none yet.', null=True)),
                ('transaction', models.BigIntegerField(editable=False, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='archivecopy',
            name='kept_for_good',
        ),
        migrations.RemoveIndex(
            model_name='entry',
            name='entry_touched',
        ),
        migrations.RemoveField(
            model_name='entry',
            name='touched',
        ),
        migrations.AddField(
            model_name='recheck',
            name='change',
            field=models.JSONField(blank=True, default=dict, help_text='What an article says now: of which claim, the words before and after.'),
        ),
        migrations.AlterField(
            model_name='recheck',
            name='cause',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rechecks', to='claims.entryrevision'),
        ),
        migrations.AlterField(
            model_name='recheck',
            name='kind',
            field=models.CharField(choices=[('article', 'article'), ('claim', 'claim'), ('link', 'link'), ('entry', 'entry'), ('family', 'family of articles'), ('cluster', 'cluster'), ('policy', 'desk policy'), ('rating', 'verdict of the scale'), ('queue', 'saved queue'), ('webhook', 'webhook'), ('tip', 'letter of a reader'), ('page', 'page about the newsroom'), ('redaction', 'redaction')], max_length=16),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='archivecopy',
            trigger=pgtrigger.compiler.Trigger(name='kept_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."content_id" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='469c94cd868d7c80a0491797ea268428e1f4e373', operation='DELETE', pgid='pgtrigger_kept_for_good_12ba4', table='claims_archivecopy', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='archivecopy',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."content_id" IS NOT NULL)', execute='refuse_unmarked()', func='RETURN NEW;', hash='b913863b7fffdc714d49ce95867472879251f59b', operation='UPDATE', pgid='pgtrigger_only_marked_e5714', table='claims_archivecopy', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='copycontent',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_unmarked()', func='RETURN NEW;', hash='51233b41ec9f94215090b841a88abfcae96460be', operation='UPDATE', pgid='pgtrigger_only_marked_6d8c7', table='claims_copycontent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryrevision',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_unmarked()', func='RETURN NEW;', hash='2070dbba42fc3a763dcbd9cd362e09f2d8e0e1d6', operation='UPDATE', pgid='pgtrigger_only_marked_77534', table='claims_entryrevision', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='recheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', None), models.Q(('change', {}), _negated=True)), models.Q(('cause__isnull', False), ('change', {})), _connector='OR'), name='recheck_because'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='redaction',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='redaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None), ('places', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('passages', []), ('transaction', None)), _connector='OR'), name='redaction_closed'),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
