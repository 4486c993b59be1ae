"""Putting what rests on an entry before people again."""

from collections.abc import Collection

from claims.linking import link_reopen
from claims.models import ClaimLink, EntryRevision
from claims.publication.dependants.finding import KINDS, dependants_of
from claims.rechecking import recheck_open
from factbase.access.models import User

ALL = KINDS


def dependants_reopen(revision: EntryRevision, kinds: Collection[str], *, by: User) -> None:
    """Re-open what rests on the revised entry; call it in the transaction that wrote the revision.

    A confirmed link is a suggestion again; all else, a published entry included, waits among the rechecks.
    """
    verb = "retracted" if revision.kind == EntryRevision.Kind.RETRACTION else "corrected"
    why = f"the entry “{revision.entry.statement}” was {verb}: {revision.reason}"
    for kind, dependants in dependants_of(revision.entry).kinds():
        if kind in kinds:
            for dependant in dependants:
                if isinstance(dependant.row, ClaimLink):
                    link_reopen(dependant.row, why=why, by=by)
                else:
                    recheck_open(dependant.row, cause=revision, why=why, by=by)
