"""Whether two claims speak of one fact, and what holds between them."""
