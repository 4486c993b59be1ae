"""A claim is made findable: its vectors, and its row of words and keys."""

import hashlib
from collections.abc import Iterable, Sequence

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Q, Value

from claims.embedding import Embedder, EmbeddingError, prepared
from claims.indexing.embedders import models_in_use
from claims.indexing.keys import keys_of
from claims.models import Claim, ClaimSearch, ClaimVector, EmbeddingModel

CHUNK = 200
LONGEST = 20_000  # characters of full text; what is longer is no sentence
PARTED = "\n_\n"  # a letter among the marks: phrases go over marks alone
# What PostgreSQL calls the stemmers of our languages; other texts keep their words as they are.
STEMMERS = {"de": "german", "en": "english", "fr": "french"}


def stemmer(language: str) -> str:
    """Whose stems the words of a language are found by."""
    return STEMMERS.get(language, "simple")


def embedded_text(claim: Claim) -> str:
    """What of a claim becomes a vector."""
    return prepared(claim.quote)


def claims_index(claims: Iterable[Claim]) -> None:
    """Write vectors and search rows of claims; safe to run twice, and what did not change is not embedded again.

    Call it outside of a transaction: embedders take their time. Raise EmbeddingError if there are no vectors to be had;
    words and keys are there even then, and the claims stay in the queue for the rest.
    """
    keys = sorted(claim.pk for claim in claims)
    for start in range(0, len(keys), CHUNK):
        _index(keys[start : start + CHUNK])


def _index(keys: Sequence[int]) -> None:
    chosen = None
    try:
        texts = {claim.pk: embedded_text(claim) for claim in Claim.objects.filter(pk__in=keys)}
        for model, embedder in models_in_use():
            vectors_write(model, embedder, texts)
            chosen = chosen or model
    finally:
        _search_rows_write(keys, chosen)


def vectors_write(model: EmbeddingModel, embedder: Embedder, texts: dict[int, str]) -> None:
    """Embed the texts, given by the keys of their claims, that the model has not embedded yet."""
    hashes = {key: _sha256(text) for key, text in texts.items()}
    known = dict(ClaimVector.objects.filter(model=model, claim__in=texts).values_list("claim", "text_sha256"))
    wanted = [key for key in texts if known.get(key) != hashes[key]]
    if not wanted:
        return
    vectors = embedder.embed([texts[key] for key in wanted])
    if vectors.shape[1] != model.dimensions:
        raise EmbeddingError(
            f"{model} gave vectors of {vectors.shape[1]} numbers where it had given {model.dimensions}"
        )
    rows = [
        ClaimVector(claim_id=key, model=model, vector=vector if vector.any() else None, text_sha256=hashes[key])
        for key, vector in zip(wanted, vectors, strict=True)
    ]
    ClaimVector.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["claim", "model"], update_fields=["vector", "text_sha256"]
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def _search_rows_write(keys: Sequence[int], chosen: EmbeddingModel | None) -> None:
    """Write words and keys of claims as they are now; those whose vector is of their present text are indexed.

    The claims are locked: who changes one meanwhile waits, and then finds it indexed and takes that back.
    """
    claims = list(
        Claim.objects.filter(pk__in=keys)
        .select_for_update(no_key=True)
        .order_by("pk")
        .prefetch_related("figures__giver", "figures__receiver", "mentions__entity")
    )
    ClaimSearch.objects.bulk_create(
        map(_search_row, claims),
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["language", "words", "text", "keys"],
    )
    hashes = {claim.pk: _sha256(embedded_text(claim)) for claim in claims}
    vectors = list(ClaimVector.objects.filter(claim__in=keys).defer("vector"))
    outdated = [each for each in vectors if each.text_sha256 != hashes.get(each.claim_id)]
    # What a model that we can no longer ask made of an older text would lead astray.
    ClaimVector.objects.filter(pk__in=[each.pk for each in outdated]).delete()
    done = {each.claim_id for each in vectors if chosen and each.model_id == chosen.pk} - {
        each.claim_id for each in outdated
    }
    Claim.objects.filter(pk__in=keys).update(indexed=Q(pk__in=done))


def _search_row(claim: Claim) -> ClaimSearch:
    language = claim.language.split("-")[0]
    words = SearchVector(Value(claim.quote[:LONGEST]), config=stemmer(language))
    text = PARTED.join((claim.quote[:LONGEST], claim.label, claim.claimant))
    return ClaimSearch(claim=claim, language=language, words=words, text=text, keys=keys_of(claim))
