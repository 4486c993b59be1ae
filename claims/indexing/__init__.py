"""What claims are found by: vectors, stems, keys. `claims.candidates` asks for them."""

from claims.indexing.counting import terms_count
from claims.indexing.embedders import embedding_service
from claims.indexing.rows import claims_index, embedded_text
from claims.indexing.waiting import model_advance, waiting_index

__all__ = ["claims_index", "embedded_text", "embedding_service", "model_advance", "terms_count", "waiting_index"]
