"""Links between claims: the stage that suggests them, and what re-opens them."""

from claims.linking.reopening import compare_anew, link_reopen, links_reopen
from claims.linking.stage import article_link, articles_relink, links_forget, links_renew, relinking, unlinked
from claims.linking.suggesting import links_suggest

__all__ = [
    "article_link",
    "articles_relink",
    "compare_anew",
    "link_reopen",
    "links_forget",
    "links_renew",
    "links_reopen",
    "links_suggest",
    "relinking",
    "unlinked",
]
