"""Tables that only grow, by the word of the database."""

import pgtrigger
from django.db import models

# Made by history/0004. Not pgtrigger's own function, which heeds `pgtrigger.ignore`: this one makes no exception.
REFUSE = "refuse_change()"


class AppendOnly(pgtrigger.Trigger):
    """Refuses every UPDATE, DELETE and TRUNCATE, whoever asks. Migrations make it fire ALWAYS, in replicas too."""

    name = "append_only"
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate
    level = pgtrigger.Statement
    func = "RETURN NULL;"

    def render_execute(self, model: models.Model) -> str:
        return REFUSE
