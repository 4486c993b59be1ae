"""What a figure of the desk says, in words: amounts, names, measures and times."""

from django import template

from claims.wording.figures import amount
from claims.wording.parties import entity_words, name_words
from claims.wording.terms import measure_words, unit_name
from claims.wording.times import moment

register = template.Library()
register.filter(amount)
register.filter(moment)
register.filter("entity", entity_words)
register.filter("measure", measure_words)
register.filter("name", name_words)
register.filter("unit", unit_name)
