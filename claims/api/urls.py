from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from claims.api import articles, changes, claims, desk, docs, endpoint, entries, figures, ingest, links, lint, writing
from factbase.ids import PATTERN


class PublicId(StringConverter):
    regex = PATTERN


register_converter(PublicId, "public_id")

urlpatterns = [
    path("entries/", entries.Entries.as_view(), name="entries"),
    path("entries/<public_id:public_id>/", entries.EntryDetail.as_view(), name="entry"),
    path("entries/<public_id:public_id>/revisions/", entries.Revisions.as_view(), name="entry_revisions"),
    path("drafts/", writing.Drafts.as_view(), name="drafts"),
    path("drafts/<public_id:public_id>/", writing.Draft.as_view(), name="draft"),
    path("entries/<public_id:public_id>/move/", writing.Move.as_view(), name="entry_move"),
    path("entries/<public_id:public_id>/correction/", writing.Correct.as_view(), name="entry_correction"),
    path("articles/", ingest.Articles.as_view(), name="articles"),
    path("articles/upload/", ingest.ArticleUpload.as_view(), name="article_upload"),
    path("articles/bulk/", ingest.ArticleBulk.as_view(), name="article_bulk"),
    path("articles/<public_id:public_id>/", articles.ArticleDetail.as_view(), name="article"),
    path("articles/<public_id:public_id>/retry/", articles.ArticleRetry.as_view(), name="article_retry"),
    path("claims/", claims.Claims.as_view(), name="claims"),
    path("claims/<public_id:public_id>/", claims.ClaimDetail.as_view(), name="claim"),
    path("claims/<public_id:public_id>/decision/", claims.ClaimDecision.as_view(), name="claim_decision"),
    path("links/", links.Links.as_view(), name="links"),
    path("links/<public_id:public_id>/", links.LinkDetail.as_view(), name="link"),
    path("links/<public_id:public_id>/decision/", links.LinkDecision.as_view(), name="link_decision"),
    path("figures/", figures.Figures.as_view(), name="figures"),
    path("entities/", desk.Entities.as_view(), name="entities"),
    path("entities/<public_id:public_id>/", desk.EntityDetail.as_view(), name="entity"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("clusters/", desk.Clusters.as_view(), name="clusters"),
    path("sources/", desk.Sources.as_view(), name="sources"),
    path("sources/<public_id:public_id>/", desk.SourceDetail.as_view(), name="source"),
    path("feeds/", articles.Feeds.as_view(), name="feeds"),
    path("lint/", lint.Lint.as_view(), name="lint"),
    path("schema/", docs.Schema.as_view(), name="schema"),
    path("docs/", docs.Docs.as_view(), name="docs"),
    re_path("", endpoint.Elsewhere.as_view()),
]
