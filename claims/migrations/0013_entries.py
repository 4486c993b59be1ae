"""The scale as an operator keeps it, copies of evidence, contacts, schedules, and what has to be looked at again."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import factbase.history.fields
import factbase.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


ALWAYS = [
    "ALTER TABLE claims_entryrevision ENABLE ALWAYS TRIGGER pgtrigger_append_only_789b6",
    "ALTER TABLE claims_copycontent ENABLE ALWAYS TRIGGER pgtrigger_append_only_955a8",
]


def name_ratings(apps, _schema_editor):
    for rating in apps.get_model("claims", "Rating").objects.all():
        rating.public_id = factbase.ids.new_id()
        rating.save(update_fields=["public_id"])


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0012_workflow'),
        ('history', '0004_entries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchiveCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', factbase.history.fields.PublicIdField(default=factbase.ids.new_id, editable=False, max_length=12, unique=True)),
                ('url', models.URLField(max_length=2000)),
                ('requested_at', models.DateTimeField(auto_now_add=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('failure', models.CharField(blank=True, max_length=500)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('final_url', models.URLField(blank=True, help_text='Where redirects led.', max_length=2000)),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('charset', models.CharField(blank=True, max_length=40)),
            ],
            options={
                'verbose_name_plural': 'archive copies',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', factbase.history.fields.PublicIdField(default=factbase.ids.new_id, editable=False, max_length=12, unique=True)),
                ('party', models.CharField(help_text='Person, office or press desk.', max_length=200, verbose_name='Whom')),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('telephone', 'telephone'), ('letter', 'letter'), ('form', 'web form'), ('message', 'message in a network'), ('meeting', 'in person')], default='email', max_length=10, verbose_name='How')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Asked')),
                ('asked', models.TextField(verbose_name='What we asked')),
                ('deadline', models.DateTimeField(blank=True, null=True, verbose_name='Answer wanted by')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='Answered')),
                ('answer', models.TextField(blank=True, help_text='In their words, or that they declined.', verbose_name='Answer')),
                ('withdrawn', models.BooleanField(default=False, help_text='Logged by mistake.')),
            ],
            options={
                'ordering': ['entry', 'asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CopyContent',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Recheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', factbase.history.fields.PublicIdField(default=factbase.ids.new_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('article', 'article'), ('claim', 'claim'), ('link', 'link'), ('entry', 'entry'), ('family', 'family of articles'), ('cluster', 'cluster'), ('policy', 'desk policy'), ('rating', 'verdict of the scale'), ('queue', 'saved queue')], max_length=16)),
                ('subject', models.CharField(help_text='Public id of what has to be looked at.', max_length=12)),
                ('words', models.CharField(help_text='What it was called then.', max_length=500)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='entryrevision',
            name='immutable',
        ),
        migrations.AddField(
            model_name='entry',
            name='embargo_until',
            field=models.DateTimeField(blank=True, help_text='Nobody can publish it before. In the time zone of the newsroom.', null=True),
        ),
        migrations.AddField(
            model_name='entry',
            name='publish_at',
            field=models.DateTimeField(blank=True, help_text='It goes public by itself then.', null=True),
        ),
        migrations.AddField(
            model_name='entry',
            name='scheduled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='rating',
            name='public_id',
            field=models.CharField(default='', max_length=12),
        ),
        migrations.RunPython(name_ratings, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='rating',
            name='public_id',
            field=factbase.history.fields.PublicIdField(default=factbase.ids.new_id, editable=False, max_length=12, unique=True),
        ),
        migrations.AlterField(
            model_name='entryclaim',
            name='role',
            field=models.CharField(choices=[('checked', 'checked'), ('appearance', 'appearance'), ('supporting', 'supporting'), ('contradicting', 'contradicting'), ('evidence', 'evidence')], default='checked', max_length=14),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='archive_url',
            field=models.URLField(blank=True, help_text='A public copy that stays.', max_length=2000, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])]),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('publish_at__isnull', False)), fields=['publish_at'], name='entry_scheduled'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryrevision',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_change()', func='RETURN NULL;', hash='46f8cbbb9e73d39790bed38ef7e73e061877236d', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_789b6', table='claims_entryrevision', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publish_at', None), ('scheduled_by', None)), models.Q(('publish_at__isnull', False), ('scheduled_by__isnull', False), ('state', 'approved')), _connector='OR'), name='entry_scheduled_when_approved'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at', None), ('embargo_until', None), ('publish_at__gte', models.F('embargo_until')), _connector='OR'), name='entry_scheduled_after_embargo'),
        ),
        migrations.AddField(
            model_name='archivecopy',
            name='requested_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='copy',
            field=models.ForeignKey(blank=True, help_text="The newsroom's own copy.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='claims.archivecopy'),
        ),
        migrations.AddField(
            model_name='contact',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='claims.entry'),
        ),
        migrations.AddField(
            model_name='contact',
            name='logged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='copycontent',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='copycontent_hash'),
        ),
        migrations.AddField(
            model_name='archivecopy',
            name='content',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='claims.copycontent'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='copycontent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_change()', func='RETURN NULL;', hash='c91c76de063e00c2872b2e9f1eb38a868950f452', level='STATEMENT', operation='UPDATE OR DELETE OR TRUNCATE', pgid='pgtrigger_append_only_955a8', table='claims_copycontent', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='recheck',
            name='cause',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rechecks', to='claims.entryrevision'),
        ),
        migrations.AddField(
            model_name='recheck',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('answered_at', None), ('withdrawn', False)), fields=['deadline'], name='contact_unanswered'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('deadline', None), ('deadline__gt', models.F('asked_at')), _connector='OR'), name='contact_deadline'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answered_at__gte', models.F('asked_at')), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='contact_answer'),
        ),
        migrations.AddIndex(
            model_name='archivecopy',
            index=models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='archivecopy_due'),
        ),
        migrations.AddConstraint(
            model_name='archivecopy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content', None), ('taken_at', None)), models.Q(('content__isnull', False), ('due_at', None), ('taken_at__isnull', False)), _connector='OR'), name='archivecopy_kept'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='archivecopy',
            trigger=pgtrigger.compiler.Trigger(name='kept_for_good', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."content_id" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c82e713370cd684825041a0ad770ac102c6f5875', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_for_good_12ba4', table='claims_archivecopy', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='recheck',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['kind', 'subject'], name='recheck_open'),
        ),
        migrations.AddConstraint(
            model_name='recheck',
            constraint=models.UniqueConstraint(fields=('kind', 'subject', 'cause'), name='recheck_once'),
        ),
        migrations.AddConstraint(
            model_name='recheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='recheck_closed'),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
