"""The way in to the command ``innbygger``, also as ``python -m innbygger_core``."""

from __future__ import annotations

import sys

__all__ = ["main"]

_EXTRA = frozenset({"click", "rich", "ruamel", "typer"})


def main() -> int:
    """Run the command line, or say what to install where its packages are missing.

    Returns:
        The exit code: 0 fine, 1 a ``must`` fails, 2 unreadable data or misuse.
    """
    try:
        from innbygger_core import cli  # noqa: PLC0415 - the extra may not be installed

        return cli.main()
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write("The command innbygger needs some more packages: pip install 'innbygger-core[cli]'\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
