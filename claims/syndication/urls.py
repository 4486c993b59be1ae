"""The formats of others, beside the pages. A feed takes the query string of the list of entries."""

from django.urls import path

from claims.syndication import annotation_views as annotation
from claims.syndication import card_views as cards
from claims.syndication import export_views as exports
from claims.syndication import feed_views as feeds
from claims.syndication import page_views as pages
from claims.syndication import sitemap_views as sitemaps
from claims.syndication.google import views as google

urlpatterns = [
    path("data/", pages.formats, name="formats"),
    path("feeds/atom.xml", feeds.atom_feed, name="atom"),
    path("feeds/rss.xml", feeds.rss_feed, name="rss"),
    path("feeds/feed.json", feeds.json_feed_page, name="json_feed"),
    path("feeds/claimreview.json", exports.ClaimReviewFeed.as_view(), name="claim_reviews"),
    path("feeds/claimreview.ndjson", exports.ClaimReviewLines.as_view(), name="claim_review_lines"),
    path("feeds/entries.csv", exports.EntryTable.as_view(), name="entries_csv"),
    path("feeds/entries.jsonl", exports.EntryLines.as_view(), name="entries_jsonl"),
    path("feeds/claims.csv", exports.ClaimTable.as_view(), name="claims_csv"),
    path("feeds/claims.jsonl", exports.ClaimLines.as_view(), name="claims_jsonl"),
    path("annotations/", annotation.at_address, name="annotations"),
    path("annotations/<slug:public_id>/", annotation.of_entry, name="annotations_of_entry"),
    path("annotations/<slug:public_id>/<slug:claim_id>/", annotation.of_claim, name="annotation"),
    path("cards/<slug:public_id>/", cards.card, name="card"),
    path("oembed/", cards.oembed_of, name="oembed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/entries-<int:number>.xml", sitemaps.part, name="sitemap_part"),
    path("sitemaps/entities-<int:number>.xml", sitemaps.entities, name="sitemap_entities"),
    path("sitemaps/topics.xml", sitemaps.topics, name="sitemap_topics"),
    path("sitemaps/news.xml", sitemaps.news, name="sitemap_news"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("v1alpha1/claims:search", google.Search.as_view(), name="google_search"),
    path("$discovery/rest", google.Discovery.as_view(), name="google_discovery"),
]
