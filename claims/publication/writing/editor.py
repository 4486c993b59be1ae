"""The forms of one entry that are sent together."""

from functools import cached_property
from typing import Any

from django.http import QueryDict

from claims.independence.counts import SourceCount
from claims.models import Entry, EntryClaim
from claims.publication.dependants.finding import dependants_of
from claims.publication.forms import CorrectionForm, EntryForm, ReopenForm, RolesForm, evidence_formset
from claims.publication.writing.drafting import Draft


class Editor:
    """A draft's fields, evidence and roles of claims as one form."""

    form_class = EntryForm

    def __init__(self, entry: Entry, data: QueryDict | None = None) -> None:
        self.form = self.form_class.of(entry, data)
        self.evidence = evidence_formset(entry, data)
        self.roles = self._roles(entry, data)

    def _roles(self, entry: Entry, data: QueryDict | None) -> RolesForm | None:
        return RolesForm(entry, data)

    @property
    def parts(self) -> list[Any]:
        return [part for part in (self.form, self.evidence, self.roles) if part is not None]

    def is_valid(self) -> bool:
        return all(part.is_valid() for part in self.parts)

    @cached_property
    def sources(self) -> SourceCount:
        """Where the claim stood, evidence apart."""
        items = self.roles.items if self.roles else []
        return SourceCount.of_claims(item.claim for item in items if item.role in EntryClaim.STATING)

    def has_changed(self) -> bool:
        return any(name in self.form.changes() for name in self.form.changed_data) or self.evidence.has_changed()

    def draft(self) -> Draft:
        return Draft(
            seen=self.form.cleaned_data["seen"],
            fields=self.form.changes(),
            evidence=self.evidence.rows(),
            roles=self.roles.cleaned_data if self.roles else {},
        )

    def is_older_than(self, entry: Entry) -> bool:
        """Whether somebody changed the entry since this page was made."""
        return self.form.is_bound and self.form.data.get("seen") != entry.edited_at.isoformat()

    def renew(self, entry: Entry) -> None:
        """From now on the page knows of the change: what is chosen there can be saved."""
        data = QueryDict(mutable=True)
        data.update(self.form.data)
        data["seen"] = entry.edited_at.isoformat()
        self.form.data = data

    def refuse(self, reason: Any) -> None:
        """Show why it was not saved above what was typed."""
        self.form.add_error(None, str(reason))


class CorrectionEditor(Editor):
    """The same with a reason, without the claims: they stay what they were when the entry was approved."""

    form_class = CorrectionForm

    def __init__(self, entry: Entry, data: QueryDict | None = None) -> None:
        super().__init__(entry, data)
        self._of = (entry, data)

    @cached_property
    def reopening(self) -> ReopenForm:
        entry, data = self._of
        return ReopenForm(dependants_of(entry), data)

    def _roles(self, entry: Entry, data: QueryDict | None) -> None:
        return None

    def is_valid(self) -> bool:
        return super().is_valid() and self.reopening.is_valid()
