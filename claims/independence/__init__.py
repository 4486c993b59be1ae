"""Independent sources: articles that go back to one origin form a family and count once."""
