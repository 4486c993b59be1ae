"""A redaction may mark letters out of what only grows, in its own transaction; nobody may do anything else to it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# `claims_redaction` comes with claims/0019; until then every UPDATE fails for want of it.
FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION is_redacting() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM claims_redaction WHERE transaction = pg_current_xact_id()::text::bigint);
END
$$;

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND is_redacting() THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END
$$;

-- Each letter is as it was or marked out; the bytes of a kept copy go as a whole.
CREATE OR REPLACE FUNCTION is_only_marked(old text, new text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT old IS NOT DISTINCT FROM new OR (new = '\x' AND old LIKE '\\x%') OR coalesce(
        char_length(old) = char_length(new) AND NOT EXISTS (
            SELECT FROM unnest(string_to_array(old, NULL), string_to_array(new, NULL)) AS letter (was, becomes)
            WHERE was <> becomes AND becomes <> '█'
        ), false)
$$;

CREATE OR REPLACE FUNCTION refuse_unmarked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_redacting() AND NOT EXISTS (
        SELECT FROM jsonb_each_text(to_jsonb(OLD)) was JOIN jsonb_each_text(to_jsonb(NEW)) becomes USING (key)
        WHERE NOT is_only_marked(was.value, becomes.value)
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
END
$$;
"""
ALWAYS = "ALTER TABLE history_event ENABLE ALWAYS TRIGGER pgtrigger_only_marked_10016"


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0006_publication'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('article', 'article'), ('claim', 'claim'), ('link', 'link'), ('entry', 'entry'), ('family', 'family of articles'), ('cluster', 'cluster'), ('policy', 'desk policy'), ('rating', 'verdict of the scale'), ('queue', 'saved queue'), ('webhook', 'webhook'), ('tip', 'letter of a reader'), ('page', 'page about the newsroom'), ('redaction', 'redaction')], max_length=16),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='only_marked', sql=pgtrigger.compiler.UpsertTriggerSql(execute='refuse_unmarked()', func='RETURN NEW;', hash='944c741367db495959cae22ce61d2c49fc4201d2', operation='UPDATE', pgid='pgtrigger_only_marked_10016', table='history_event', when='BEFORE')),
        ),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
    ]
