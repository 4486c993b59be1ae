"""What can be wrong with a reply. What goes wrong on the way to it is a FetchError."""


class ReplyError(ValueError):
    """The service answered, but not with claims. The message is for a person and quotes nothing of the answer."""
