"""PostgreSQL and Valkey from wheels, in one data folder. Imports no Django: the settings import this."""

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations, data_folder, locations

__all__ = ["EmbeddedError", "Locations", "data_folder", "locations"]
