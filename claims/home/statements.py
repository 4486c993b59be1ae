"""The SQL behind the figures of the home page: one scan of a quarter's events each."""

# What a person decided about claims: each decision with the one before it, of the same claim and of the same person.
# Claims that people made themselves are accepted as they are made; that is no decision about a suggestion.
DECISIONS = """
WITH decisions AS (
  SELECT e.at, e.by_id, e.action, c.language,
    lag(e.action) OVER (PARTITION BY e.subject ORDER BY e.id) AS earlier,
    e.at - lag(e.at) OVER (PARTITION BY e.by_id ORDER BY e.id) AS pause
  FROM history_event e JOIN claims_claim c ON c.public_id = e.subject AND c.origin <> 'person'
  WHERE e.kind = 'claim' AND e.action IN ('accept', 'reject') AND e.by_id IS NOT NULL AND e.at >= %(since)s
)
"""

# These two go behind DECISIONS.
DECIDED = """
SELECT date_trunc('week', at AT TIME ZONE %(zone)s)::date, language, action,
  count(*), count(*) FILTER (WHERE earlier <> action)
FROM decisions GROUP BY 1, 2, 3
"""

# Several in a second are a bulk action, a long pause is a break: neither is the time that a claim takes.
PACE = """
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds), count(*),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE mine), count(*) FILTER (WHERE mine)
FROM (
  SELECT extract(epoch FROM pause) AS seconds, by_id = %(user)s AS mine FROM decisions
  WHERE pause BETWEEN %(least)s AND %(most)s AND at >= %(recent)s
) paused
"""

# What people said of pairs that the matcher had suggested; to agree is to confirm the relation that it named.
JUDGED = """
SELECT date_trunc('week', e.at AT TIME ZONE %(zone)s)::date,
  count(*) FILTER (WHERE e.action = 'confirm' AND e.before->>'relation' = e.after->>'relation'), count(*)
FROM history_event e JOIN claims_claimlink l ON l.public_id = e.subject AND l.score IS NOT NULL
WHERE e.kind = 'link' AND e.action IN ('confirm', 'reject') AND e.by_id IS NOT NULL AND e.at >= %(since)s
GROUP BY 1
"""
