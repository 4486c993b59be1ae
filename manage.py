#!/usr/bin/env python
"""Every command of factbase. One that needs the database uses the data folder's, started if need be."""

import os
import sys

import django
from django.core.management import execute_from_command_line

from factbase.embedded import EmbeddedError, data_folder
from factbase.embedded.sharing import Use, needed_services

WITHOUT_DATABASE = {
    *("help", "version", "check", "diffsettings", "extract", "spectacular", "startapp", "startproject"),
    *("collectstatic", "findstatic", "makemessages", "compilemessages", "makemigrations"),
}
INTERRUPTED = 130
PIPE_CLOSED = 141  # as the shell says of a program that SIGPIPE ended


def services(arguments: list[str]) -> list[str]:
    """What has to run while the command does."""
    asks_for_help = not arguments or {"-h", "--help", "--version"} & set(arguments)
    return [] if asks_for_help or arguments[0] in WITHOUT_DATABASE else needed_services()


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factbase.settings")
    try:
        with Use(data_folder(), services(sys.argv[1:])) as use:
            if use.shares:
                django.setup()  # while they start
                use.wait()
            execute_from_command_line(sys.argv)
    except EmbeddedError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 (a command speaks to its user)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # "manage.py extract … | head": whoever reads has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains when it ends
        return PIPE_CLOSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
