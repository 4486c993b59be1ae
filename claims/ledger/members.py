"""Which figures say by themselves to which ledger they belong: SQL, for one ledger and for the list of all.

Of two parties: both are said; the measure may be left open. Of one: a party or, where no party is said, what the claim
is about (its only country, else its only place or organisation), and then the measure is said.
What was rejected or withdrawn is left out.
"""

MEMBERS = """
    SELECT f.id AS figure, f.claim_id AS claim, c.article_id AS article, f.measure,
           coalesce(f.giver_id, 0) AS giver, coalesce(f.receiver_id, 0) AS receiver, 0::bigint AS subject,
           f.period, f.as_of
      FROM claims_figure f JOIN claims_claim c ON c.id = f.claim_id
     WHERE c.state IN ('suggested', 'accepted')
       AND (f.giver_id IS NOT NULL OR f.receiver_id IS NOT NULL)
       AND (f.measure <> '' OR (f.giver_id IS NOT NULL AND f.receiver_id IS NOT NULL))
    UNION ALL
    SELECT f.id, f.claim_id, c.article_id, f.measure, 0, 0, about.subject, f.period, f.as_of
      FROM claims_figure f
      JOIN claims_claim c ON c.id = f.claim_id
      JOIN (
            SELECT m.claim_id,
                   CASE WHEN count(*) FILTER (WHERE e.type = 'country') = 0
                        THEN min(m.entity_id) FILTER (WHERE e.type IN ('place', 'org'))
                        ELSE min(m.entity_id) FILTER (WHERE e.type = 'country') END AS subject,
                   CASE WHEN count(*) FILTER (WHERE e.type = 'country') = 0
                        THEN max(m.entity_id) FILTER (WHERE e.type IN ('place', 'org'))
                        ELSE max(m.entity_id) FILTER (WHERE e.type = 'country') END AS last
              FROM claims_mention m JOIN claims_entity e ON e.id = m.entity_id
             GROUP BY m.claim_id
           ) about ON about.claim_id = f.claim_id AND about.subject = about.last
     WHERE c.state IN ('suggested', 'accepted')
       AND f.giver_id IS NULL AND f.receiver_id IS NULL AND f.measure <> ''
"""
