"""What goes on beside the stages of an article: claims that wait to be indexed, a model that takes over from another.

Every step is a chunk that may be lost or done twice: what is missing is found again by its absence.
"""

import logging
import time

from django.db import transaction
from django.db.models import Exists, OuterRef

from claims.embedding import Embedder
from claims.indexing.embedders import State, chosen_embedder, model_of
from claims.indexing.hnsw import index_build, index_drop
from claims.indexing.rows import CHUNK, claims_index, embedded_text, vectors_write
from claims.models import Claim, ClaimVector, EmbeddingModel

SECONDS = 5.0  # of work at a time: the workers have other things to do
DROPPED = 5000  # vectors at a time

log = logging.getLogger(__name__)


def waiting_index(seconds: float = SECONDS) -> None:
    """Index claims that are new, were edited, or that a lost message left behind, newest first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        claims = list(Claim.objects.filter(indexed=False).order_by("-pk")[:CHUNK])
        if not claims:
            return
        claims_index(claims)


def model_advance(seconds: float = SECONDS) -> None:
    """Bring the chosen model nearer to serving: embed what it lacks, let it take over, drop what it replaces."""
    deadline = time.monotonic() + seconds
    embedder = chosen_embedder()
    model = model_of(embedder)
    index_build(model)
    EmbeddingModel.objects.filter(state=State.PREPARING).exclude(pk=model.pk).update(state=State.RETIRED)
    if model.state == State.PREPARING and _prepared(model, embedder, deadline):
        _take_over(model)
    for retired in EmbeddingModel.objects.filter(state=State.RETIRED):
        _drop(retired, deadline)


def _prepared(model: EmbeddingModel, embedder: Embedder, deadline: float) -> bool:
    """Embed claims without a vector of the model until the deadline; return whether all have one."""
    lacking = Claim.objects.exclude(Exists(ClaimVector.objects.filter(model=model, claim=OuterRef("pk"))))
    chunk = list(lacking.order_by("-pk")[:CHUNK])
    while chunk and time.monotonic() < deadline:
        vectors_write(model, embedder, {claim.pk: embedded_text(claim) for claim in chunk})
        chunk = list(lacking.filter(pk__lt=chunk[-1].pk).order_by("-pk")[:CHUNK])
    return not chunk


@transaction.atomic
def _take_over(model: EmbeddingModel) -> None:
    EmbeddingModel.objects.filter(state=State.SERVING).update(state=State.RETIRED)
    EmbeddingModel.objects.filter(pk=model.pk).update(state=State.SERVING)
    log.info("%s serves: all claims have a vector of it", model)


def _drop(retired: EmbeddingModel, deadline: float) -> None:
    index_drop(retired)
    vectors = ClaimVector.objects.filter(model=retired)
    while time.monotonic() < deadline:
        chunk = list(vectors.values_list("pk", flat=True)[:DROPPED])
        if not chunk:
            retired.delete()
            return
        ClaimVector.objects.filter(pk__in=chunk).delete()
