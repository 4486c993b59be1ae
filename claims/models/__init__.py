from claims.models.act import Act
from claims.models.archive import ArchiveCopy, CopyContent
from claims.models.claim import Anchor, Claim
from claims.models.cluster import Cluster, ClusterClaim
from claims.models.comment import Comment
from claims.models.contact import Contact
from claims.models.entity import Entity, Mention
from claims.models.entry import Entry, EntryClaim, EntryRevision, Evidence
from claims.models.figure import Figure
from claims.models.independence import Apart, Fingerprint, Kinship
from claims.models.link import ClaimLink
from claims.models.model_reading import ModelReading
from claims.models.opinion import Opinion
from claims.models.queue import Bulk, SavedFilter, Skip
from claims.models.rating import Rating
from claims.models.recheck import Recheck
from claims.models.redaction import Redaction
from claims.models.search import ClaimSearch, TermCount
from claims.models.standing import StandingPage
from claims.models.tip import Letter, Tip
from claims.models.vector import ClaimVector, EmbeddingModel

__all__ = [
    "Act",
    "Anchor",
    "Apart",
    "ArchiveCopy",
    "Bulk",
    "Claim",
    "ClaimLink",
    "ClaimSearch",
    "ClaimVector",
    "Cluster",
    "ClusterClaim",
    "Comment",
    "Contact",
    "CopyContent",
    "EmbeddingModel",
    "Entity",
    "Entry",
    "EntryClaim",
    "EntryRevision",
    "Evidence",
    "Figure",
    "Fingerprint",
    "Kinship",
    "Letter",
    "Mention",
    "ModelReading",
    "Opinion",
    "Rating",
    "Recheck",
    "Redaction",
    "SavedFilter",
    "Skip",
    "StandingPage",
    "TermCount",
    "Tip",
]
