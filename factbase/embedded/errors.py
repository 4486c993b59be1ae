class EmbeddedError(Exception):
    """The services of a data folder cannot be had. The message is one line, written for whoever typed the command."""
