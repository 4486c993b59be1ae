"""The SQL behind the figures of the home page: one scan of a quarter's events each."""

# What a person decided about claims, beside what was decided about the same claim before. Claims that people made
# themselves are accepted as they are made: that is no decision about a suggestion.
DECIDED = """
SELECT date_trunc('week', at AT TIME ZONE %(zone)s)::date, language, action,
  count(*), count(*) FILTER (WHERE earlier <> action)
FROM (
  SELECT e.at, e.action, c.language, lag(e.action) OVER (PARTITION BY c.id ORDER BY e.id) AS earlier
  FROM history_event e JOIN claims_claim c ON c.public_id = e.subject AND c.origin <> 'person'
  WHERE e.kind = 'claim' AND e.action IN ('accept', 'reject') AND e.by_id IS NOT NULL AND e.at >= %(since)s
) decisions
GROUP BY 1, 2, 3
"""

# Several decisions in a second are a bulk action, a long pause is a break: neither is the time that a claim takes.
PACE = """
SELECT by_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM pause)), count(*)
FROM (
  SELECT by_id, at - lag(at) OVER (PARTITION BY by_id ORDER BY id) AS pause FROM history_event
  WHERE kind = 'claim' AND action IN ('accept', 'reject') AND by_id IS NOT NULL AND at >= %(recent)s
) decisions
WHERE pause BETWEEN %(least)s AND %(most)s
GROUP BY GROUPING SETS ((), (by_id))
"""

# What people said of pairs that the matcher had suggested; to agree is to confirm the relation that it named.
JUDGED = """
SELECT date_trunc('week', e.at AT TIME ZONE %(zone)s)::date, e.kind,
  count(*) FILTER (WHERE e.action = 'confirm' AND e.before->>'relation' = e.after->>'relation'), count(*)
FROM history_event e JOIN claims_claimlink l ON l.public_id = e.subject AND l.score IS NOT NULL
WHERE e.kind = 'link' AND e.action IN ('confirm', 'reject') AND e.by_id IS NOT NULL AND e.at >= %(since)s
GROUP BY 1, 2
"""

# What two people said of the same claim or entry, the second unseen by the first.
PAIRED = """
SELECT date_trunc('week', at AT TIME ZONE %(zone)s)::date, kind, count(*) FILTER (WHERE action = 'agree'), count(*)
FROM history_event
WHERE kind IN ('claim', 'entry') AND action IN ('agree', 'disagree') AND at >= %(since)s
GROUP BY 1, 2
"""
