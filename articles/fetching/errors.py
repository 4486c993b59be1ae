"""What can go wrong while fetching, each with one line for a person."""


class FetchError(ValueError):
    """A page could not be fetched. `retryable` says whether the same address may answer later."""

    retryable = False

    def __init__(self, message: str, *, retryable: bool | None = None) -> None:
        super().__init__(message)
        if retryable is not None:
            self.retryable = retryable


class AddressError(FetchError):
    """We will not ask this address: its scheme, port, credentials or network."""


class AnswerError(FetchError):
    """The server answered with what we cannot or will not take: a `status`, a type, a size."""

    def __init__(self, message: str, *, retryable: bool | None = None, status: int = 0) -> None:
        super().__init__(message, retryable=retryable)
        self.status = status


class UnreachableError(FetchError):
    """No answer, or none in time."""

    retryable = True
