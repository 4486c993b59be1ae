"""Tables that only grow, by the word of the database."""

import pgtrigger
from django.db import models

# Made by history/0007. Not pgtrigger's own functions, which heed `pgtrigger.ignore`: these make no exception but one.
# While a redaction goes on, in its transaction alone, letters may be marked out and nothing else may be changed.
REFUSE, REFUSE_UNMARKED = "refuse_change()", "refuse_unmarked()"


class AppendOnly(pgtrigger.Trigger):
    """Refuses every UPDATE, DELETE and TRUNCATE, whoever asks. Migrations make it fire ALWAYS, in replicas too.

    Goes with `OnlyMarked`, which looks at each row that a redaction changes.
    """

    name = "append_only"
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate
    level = pgtrigger.Statement
    func = "RETURN NULL;"

    def render_execute(self, model: models.Model) -> str:
        return REFUSE


class OnlyMarked(pgtrigger.Trigger):
    """Refuses every UPDATE of a row but one: a redaction marks out letters of it. Migrations make it fire ALWAYS."""

    name = "only_marked"
    when = pgtrigger.Before
    operation = pgtrigger.Update
    func = "RETURN NEW;"

    def render_execute(self, model: models.Model) -> str:
        return REFUSE_UNMARKED
