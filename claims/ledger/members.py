"""Which figures say by themselves to which ledger they belong: SQL, for one ledger and for the list of all.

Of two parties: both are said; the measure may be left open. Of one: a party or, where no party is said, what the claim
is about, and then the measure is said. What was rejected or withdrawn is left out. The indexes `figure_member` and
`claim_live` hold all of it: conditions and columns have to be theirs.
"""

MEMBERS = """
    SELECT f.id AS figure, f.claim_id AS claim, c.article_id AS article, f.measure, f.giver_id AS giver,
           f.receiver_id AS receiver,
           CASE WHEN f.giver_id IS NULL AND f.receiver_id IS NULL THEN c.subject_id END AS subject,
           coalesce(nullif(f.period, ''), nullif(f.as_of, '')) AS time
      FROM claims_figure f JOIN claims_claim c ON c.id = f.claim_id
     WHERE c.state IN ('suggested', 'accepted')
       AND (f.measure <> '' OR f.giver_id IS NOT NULL AND f.receiver_id IS NOT NULL)
       AND coalesce(f.giver_id, f.receiver_id, c.subject_id) IS NOT NULL
"""
