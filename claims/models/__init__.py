from claims.models.claim import Anchor, Claim
from claims.models.entity import Entity, Mention
from claims.models.entry import Entry, EntryClaim, EntryRevision, Evidence, Rating
from claims.models.figure import Figure
from claims.models.independence import Apart, Fingerprint, Kinship
from claims.models.link import ClaimLink
from claims.models.model_reading import ModelReading

__all__ = [
    "Anchor",
    "Apart",
    "Claim",
    "ClaimLink",
    "Entity",
    "Entry",
    "EntryClaim",
    "EntryRevision",
    "Evidence",
    "Figure",
    "Fingerprint",
    "Kinship",
    "Mention",
    "ModelReading",
    "Rating",
]
