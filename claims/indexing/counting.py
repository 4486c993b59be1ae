"""How often stems and keys occur: a search asks for the rarest ones, or it would read half the table."""

from django.db import connection, transaction

from claims.models import ClaimSearch, TermCount

RARE = 20  # claims; nobody needs to know which terms are rarer than that
GROWTH = 0.05  # of the number of claims, before it is worth counting again

COUNT_STEMS = """
INSERT INTO claims_termcount (space, term, claims)
SELECT %(language)s, word, ndoc FROM ts_stat(%(words)s) WHERE ndoc >= %(rare)s
"""
WORDS = "SELECT words FROM claims_claimsearch WHERE language = '{}'"
COUNT_KEYS = """
INSERT INTO claims_termcount (space, term, claims)
SELECT %(space)s, key, count(*) FROM claims_claimsearch, unnest(keys) AS key GROUP BY key HAVING count(*) >= %(rare)s
"""


def terms_count() -> bool:
    """Count all terms again if there are notably more or fewer claims than last time; return whether that was so."""
    total = ClaimSearch.objects.count()
    counted = TermCount.objects.filter(space=TermCount.ALL).values_list("claims", flat=True).first() or 0
    if abs(total - counted) <= GROWTH * counted:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        TermCount.objects.all().delete()
        TermCount.objects.create(space=TermCount.ALL, term="", claims=total)
        for language in ClaimSearch.objects.values_list("language", flat=True).distinct():
            words = WORDS.format(language.replace("'", "''"))
            cursor.execute(COUNT_STEMS, {"language": language, "words": words, "rare": RARE})
        cursor.execute(COUNT_KEYS, {"space": TermCount.KEYS, "rare": RARE})
    return True
