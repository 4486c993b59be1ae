"""PostgreSQL and Valkey from wheels, living in one data folder. Imports no Django: the settings import this."""

from factbase.embedded.locations import Locations, locations

__all__ = ["Locations", "locations"]
