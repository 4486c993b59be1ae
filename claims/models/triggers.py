"""The database itself notes which claims have to be indexed anew, whoever changed them and by whatever way."""

import pgtrigger

_FOUND_BY = ("quote", "label", "claimant", "language", "when_value")

INDEX_ANEW = pgtrigger.Trigger(
    name="index_anew",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf(*_FOUND_BY),
    condition=pgtrigger.AnyChange(*_FOUND_BY),
    func="NEW.indexed = FALSE; RETURN NEW;",
)

_TAKE_BACK = "UPDATE claims_claim SET indexed = FALSE WHERE id IN (NEW.claim_id, OLD.claim_id) AND indexed"


def index_claim_anew() -> pgtrigger.Trigger:
    """For what a claim consists of: its figures, its mentions."""
    return pgtrigger.Trigger(
        name="index_claim_anew",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"{_TAKE_BACK}; RETURN NULL;",
    )
