"""Why a file cannot be taken."""


class DocumentError(ValueError):
    """Its message is one line for the person who sent the file."""
