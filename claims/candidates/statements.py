"""The SQL of the three ways to a candidate. Each ranks its own finds; none leaves out what another would find."""

# A graph of vectors is searched on where claims that nobody may compare stand in the way.
SETTINGS = "SET LOCAL hnsw.iterative_scan = relaxed_order; SET LOCAL hnsw.ef_search = {effort}; SET LOCAL jit = off"

# Of sentences, how many claims share each of their stems and keys.
COUNTED = """
SELECT {columns},
  (SELECT coalesce(json_object_agg(stem, coalesce(
     (SELECT n.claims FROM claims_termcount n WHERE n.space = s.language AND n.term = stem), 0)), '{{}}')
   FROM unnest(tsvector_to_array(s.words)) AS stem),
  (SELECT coalesce(json_object_agg(key, coalesce(
     (SELECT n.claims FROM claims_termcount n WHERE n.space = %(space)s AND n.term = key), 0)), '{{}}')
   FROM unnest(s.keys) AS key)
FROM {sentences}
"""

# Of claims, with their language and the model to compare by: the serving one, unless they have no vector of that yet.
ASKED = COUNTED.format(
    columns="s.claim_id, s.language, of.model, of.dimensions",
    sentences="""
    claims_claimsearch s LEFT JOIN LATERAL (
      SELECT m.id AS model, m.dimensions FROM claims_claimvector v JOIN claims_embeddingmodel m ON m.id = v.model_id
      WHERE v.claim_id = s.claim_id AND v.vector IS NOT NULL AND m.state <> 'retired'
      ORDER BY m.state = 'serving' DESC LIMIT 1
    ) of ON TRUE
    WHERE s.claim_id = ANY(%(claims)s)
    """,
)

# Of sentences that are no claims of ours, by their places.
ASKED_OF_TEXTS = COUNTED.format(
    columns="s.place",
    sentences="""(
      SELECT place, language, to_tsvector(stemmer::regconfig, text) AS words, keys
      FROM json_to_recordset(%(texts)s) AS t (place int, language text, stemmer text, text text, keys text[])
    ) s
    """,
)

# Which claims are found: its condition, and what keeps the graph of vectors out of it. Of claims that stand in what the
# newsroom has published there are few enough to compare with each; the graph would seek them among all others.
LIVE = {"among": "c.state = ANY(%(states)s)", "exactly": ""}
PUBLISHED = {
    "among": """c.id IN (
    SELECT joined.claim_id FROM claims_entryclaim joined JOIN claims_entry entry ON entry.id = joined.entry_id
    WHERE entry.state = 'published'
  )""",
    "exactly": "0 + ",
}

STORED_VECTOR = """(
    SELECT vector::halfvec({dimensions}) FROM claims_claimvector WHERE claim_id = %(claim)s AND model_id = {model}
  )"""
GIVEN_VECTOR = "%(vector)s::halfvec({dimensions})"
BY_MEANING = """
SELECT v.claim_id, row_number() OVER (ORDER BY v.distance) AS rank FROM (
  SELECT v.claim_id, {exactly}(v.vector::halfvec({dimensions}) <=> {vector}) AS distance
  FROM claims_claimvector v JOIN claims_claim c ON c.id = v.claim_id
  WHERE v.model_id = {model} AND {among} AND v.claim_id <> %(claim)s
  ORDER BY distance LIMIT %(limit)s
) v
"""

# The hits are put in order before their claims are looked at: only as many of these as are wanted.
HITS = """
SELECT h.claim_id, row_number() OVER (ORDER BY h.score DESC, h.claim_id DESC) AS rank FROM (
  SELECT h.claim_id, h.score
  FROM ({hits} ORDER BY score DESC, claim_id DESC) h JOIN claims_claim c ON c.id = h.claim_id
  WHERE {{among}} AND h.claim_id <> %(claim)s
  ORDER BY h.score DESC, h.claim_id DESC LIMIT %(limit)s
) h
"""

# Only in the claim's own language: another one has other stems.
BY_WORDS = HITS.format(
    hits="""
    SELECT claim_id, ts_rank(words, %(stems)s::tsquery) AS score
    FROM claims_claimsearch WHERE words @@ %(stems)s::tsquery AND language = %(language)s
    """
)

BY_KEYS = HITS.format(
    hits="""
    SELECT claim_id, (SELECT count(*) FROM unnest(keys) AS key WHERE key = ANY(%(keys)s::text[])) AS score
    FROM claims_claimsearch WHERE keys && %(keys)s::text[]
    """
)

# Several ways put the same claim into several lists.
UNITED = """
SELECT claim_id FROM ({}) AS finds (claim_id, rank)
GROUP BY claim_id ORDER BY min(rank), count(*) DESC, claim_id DESC LIMIT %(limit)s
"""
NOTHING = "SELECT NULL::bigint, NULL::bigint WHERE FALSE"
