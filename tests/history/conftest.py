"""The history of an entry needs one."""

from tests.publication.conftest import article, claim, draft, make_draft

__all__ = ["article", "claim", "draft", "make_draft"]
