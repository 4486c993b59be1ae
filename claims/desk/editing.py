"""A claim that is being corrected: its forms, with what was sent or kept, and what a colleague saved meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from claims.acts.services import Seat, acting
from claims.cutting.services import judged_links
from claims.extraction import EntityType
from claims.models import Act, Claim, Entity
from claims.review import services
from claims.review.figure_forms import BaseFigureFormSet, figure_formset, figure_values
from claims.review.forms import ClaimForm, version_of
from factbase.access.requests import DeskRequest
from factbase.conflicts import Conflict, base_of, conflict, settled
from factbase.drafts.models import Draft
from factbase.drafts.services import typed

FORM = "claim"  # by which drafts know it
PARTIES = 500


@dataclass(frozen=True, slots=True)
class Editing:
    claim: Claim
    form: ClaimForm
    figures: BaseFigureFormSet
    draft: Draft | None
    base: str
    conflict: Conflict | None

    @classmethod
    def of(cls, request: DeskRequest, claim: Claim) -> "Editing":
        written = typed(request, FORM, claim.public_id)
        stored = _forms(claim)
        form, figures = mine = _forms(claim, settled(written.data, stored))
        is_stale = "version" in form.errors
        both = conflict(claim, mine, stored, form.data.get("base", "")) if is_stale else None
        return cls(claim, form, figures, written.draft, base_of(stored), both)

    def is_valid(self) -> bool:
        return self.form.is_valid() and self.figures.is_valid()

    @property
    def status(self) -> int:
        return 409 if self.conflict and not self.draft else 200

    def context(self) -> dict[str, Any]:
        return {
            "claim": self.claim,
            "form": self.form,
            "figures": self.figures,
            "draft": self.draft,
            "base": self.base,
            "conflict": self.conflict,
            "version": version_of(self.claim),
            "parties": Entity.objects.filter(type__in=[EntityType.COUNTRY, EntityType.ORG])[:PARTIES],
        }

    def save(self, seat: Seat) -> bool:
        """Whether there was anything to save."""
        changes, why = self.form.changes(), self.form.cleaned_data["why"]
        with acting(seat, Act.Verb.EDIT, self.claim, *judged_links(self.claim), about=self.claim):
            values = figure_values(self.figures, self.claim) if self.figures.has_changed() else None
            if not changes and values is None:
                return False
            services.claim_edit(self.claim, by=seat.user, why=why, figures=values, **changes)
        return True


def _forms(claim: Claim, data: QueryDict | None = None) -> tuple[ClaimForm, BaseFigureFormSet]:
    return ClaimForm(data, claim=claim), figure_formset(claim, data)
