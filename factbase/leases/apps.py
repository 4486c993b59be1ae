from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeasesConfig(AppConfig):
    name = "factbase.leases"
    verbose_name = _("Who works on what")
