from tests.publication.conftest import approved, article, claim, draft, in_review, make_draft, published

__all__ = ["approved", "article", "claim", "draft", "in_review", "make_draft", "published"]
