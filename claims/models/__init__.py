from claims.models.claim import Anchor, Claim
from claims.models.cluster import Cluster, ClusterClaim
from claims.models.entity import Entity, Mention
from claims.models.entry import Entry, EntryClaim, EntryRevision, Evidence, Rating
from claims.models.figure import Figure
from claims.models.link import ClaimLink
from claims.models.model_reading import ModelReading

__all__ = [
    "Anchor",
    "Claim",
    "ClaimLink",
    "Cluster",
    "ClusterClaim",
    "Entity",
    "Entry",
    "EntryClaim",
    "EntryRevision",
    "Evidence",
    "Figure",
    "Mention",
    "ModelReading",
    "Rating",
]
