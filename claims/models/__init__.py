from claims.models.act import Act
from claims.models.claim import Anchor, Claim
from claims.models.cluster import Cluster, ClusterClaim
from claims.models.comment import Comment
from claims.models.entity import Entity, Mention
from claims.models.entry import Entry, EntryClaim, EntryRevision, Evidence, Rating
from claims.models.figure import Figure
from claims.models.independence import Apart, Fingerprint, Kinship
from claims.models.link import ClaimLink
from claims.models.model_reading import ModelReading
from claims.models.queue import Bulk, SavedFilter, Skip
from claims.models.search import ClaimSearch, TermCount
from claims.models.vector import ClaimVector, EmbeddingModel

__all__ = [
    "Act",
    "Anchor",
    "Apart",
    "Bulk",
    "Claim",
    "ClaimLink",
    "ClaimSearch",
    "ClaimVector",
    "Cluster",
    "ClusterClaim",
    "Comment",
    "EmbeddingModel",
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
    "SavedFilter",
    "Skip",
    "TermCount",
]
