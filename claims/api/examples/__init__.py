"""An example of everything that is answered and sent, for the OpenAPI document; the tests hold each to its schema."""

from typing import Any

from rest_framework.serializers import BaseSerializer

from claims.api import serializers as sending
from claims.api.examples import desk, public, sent
from claims.api.shapes import desk as desk_shapes
from claims.api.shapes import lint as lint_shapes
from claims.api.shapes import public as public_shapes

EXAMPLES: dict[type[BaseSerializer], Any] = {
    public_shapes.EntryPage: public.page_of(public.ENTRY),
    public_shapes.EntryDocument: public.ENTRY,
    public_shapes.RevisionList: {"results": [public.REVISION]},
    public_shapes.ClaimPage: public.page_of(public.PUBLISHED_CLAIM),
    public_shapes.PublishedClaim: public.PUBLISHED_CLAIM,
    public_shapes.LinkPage: public.page_of(public.PUBLISHED_LINK),
    public_shapes.PublishedLink: public.PUBLISHED_LINK,
    public_shapes.FigurePage: public.page_of(public.PUBLISHED_FIGURE),
    public_shapes.ArticlePage: public.page_of(public.ARTICLE),
    public_shapes.ArticleSummary: public.ARTICLE,
    public_shapes.SourcePage: public.page_of(public.SOURCE),
    public_shapes.SourceSummary: public.SOURCE,
    public_shapes.EntityPage: public.page_of(public.LUXEMBOURG),
    public_shapes.EntitySummary: public.LUXEMBOURG,
    public_shapes.ChangePage: public.CHANGES,
    desk_shapes.DeskSourcePage: public.page_of(desk.DESK_SOURCE),
    desk_shapes.SourceDocument: desk.DESK_SOURCE,
    desk_shapes.FeedPage: public.page_of(desk.FEED),
    desk_shapes.FeedDocument: desk.FEED,
    desk_shapes.DeskArticlePage: public.page_of(desk.DESK_ARTICLE),
    desk_shapes.DeskArticleDetail: desk.ARTICLE_DETAIL,
    desk_shapes.DeskClaimPage: public.page_of(desk.DESK_CLAIM),
    desk_shapes.DeskClaimDetail: desk.CLAIM_DETAIL,
    desk_shapes.DeskLinkPage: public.page_of(desk.DESK_LINK),
    desk_shapes.DeskLink: desk.DESK_LINK,
    desk_shapes.ClusterPage: public.page_of(desk.CLUSTER),
    desk_shapes.Taken: desk.TAKEN,
    desk_shapes.TakenLines: desk.TAKEN_LINES,
    desk_shapes.Draft: desk.DRAFT,
    lint_shapes.LintDocument: desk.LINT,
    sending.SentArticle: sent.SENT_ARTICLE,
    sending.SentFile: sent.SENT_FILE,
    sending.Correction: sent.ARTICLE_CORRECTION,
    sending.SentDraft: sent.SENT_DRAFT,
    sending.SentFeed: sent.SENT_FEED,
    sending.SentClaim: sent.SENT_CLAIM,
    sending.Judgement: sent.JUDGEMENT,
    sending.SentLink: sent.SENT_LINK,
    sending.LinkJudgement: sent.LINK_JUDGEMENT,
    sending.SentEntry: sent.SENT_ENTRY,
    sending.EntryFields: sent.ENTRY_FIELDS,
    sending.EntryMove: sent.ENTRY_MOVE,
    sending.EntryCorrection: sent.ENTRY_CORRECTION,
}
