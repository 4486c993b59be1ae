"""Which embedder the newsroom chose, and the models whose vectors we hold."""

from collections.abc import Iterator

from django.conf import settings
from django.db import IntegrityError, transaction

from claims.embedding import Embedder, EndpointEmbedder, wheel
from claims.indexing.hnsw import index_build
from claims.model_service import Endpoint
from claims.models import EmbeddingModel

State = EmbeddingModel.State


def embedding_service() -> Endpoint | None:
    """Where the sentences of claims are sent; None while the wheel embeds them."""
    if not settings.EMBEDDER_URL:
        return None
    return Endpoint(settings.EMBEDDER_URL, settings.EMBEDDER_NAME, settings.EMBEDDER_KEY)


def chosen_embedder() -> Embedder:
    service = embedding_service()
    return EndpointEmbedder(service) if service else wheel()


def models_in_use() -> Iterator[tuple[EmbeddingModel, Embedder]]:
    """The chosen embedder with its model first; beside it the model that still serves, while we can still ask it."""
    chosen = chosen_embedder()
    yield model_of(chosen), chosen
    ours = wheel()
    if chosen is not ours:
        serving = EmbeddingModel.objects.filter(name=ours.name, version=ours.version, state=State.SERVING).first()
        if serving:
            yield serving, ours


def serving() -> tuple[EmbeddingModel, Embedder] | None:
    """The model that claims are found by, with whoever we can ask for a vector of it; nothing if there is neither.
    Sets nothing up."""
    model = EmbeddingModel.objects.filter(state=State.SERVING).first()
    for embedder in (chosen_embedder(), wheel()):
        if model and (embedder.name, embedder.version) == (model.name, model.version):
            return model, embedder
    return None


def model_of(embedder: Embedder) -> EmbeddingModel:
    """The model of an embedder, set up if it is new. Raise EmbeddingError if nobody can say its dimensions."""
    key = {"name": embedder.name, "version": embedder.version}
    model = EmbeddingModel.objects.filter(**key).first()
    if model is None:
        model, created = EmbeddingModel.objects.get_or_create(**key, defaults={"dimensions": embedder.dimensions})
        if created:
            index_build(model)
    if model.state != State.SERVING:
        model_claim_service(model)
    return model


def model_claim_service(model: EmbeddingModel) -> None:
    """Where no model serves there is nothing to wait for; one that was retired and is chosen again prepares."""
    wanted = State.PREPARING if EmbeddingModel.objects.filter(state=State.SERVING).exists() else State.SERVING
    if model.state == wanted:
        return
    try:
        with transaction.atomic():
            EmbeddingModel.objects.filter(pk=model.pk).update(state=wanted)
    except IntegrityError:  # another worker was first
        wanted = State.PREPARING
    model.state = wanted
