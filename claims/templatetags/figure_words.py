from django import template

from claims.wording.figures import amount

register = template.Library()
register.filter(amount)
