"""What claims are found by: vectors, stems, keys. `claims.candidates` asks for them."""

from claims.indexing.counting import terms_count
from claims.indexing.embedders import embedding_service, serving
from claims.indexing.keys import keys_from
from claims.indexing.rows import claims_index, embedded_text, stemmer
from claims.indexing.waiting import model_advance, waiting_index

__all__ = [
    "claims_index",
    "embedded_text",
    "embedding_service",
    "keys_from",
    "model_advance",
    "serving",
    "stemmer",
    "terms_count",
    "waiting_index",
]
