"""The libraries of the package's extras, and the command that installs them for the Python that runs.

The package is on no registry, so an extra can't be installed by its name; its libraries can.
"""

from __future__ import annotations

import shlex
import sys

LIBRARIES: dict[str, tuple[str, ...]] = {
    "docx": ("python-docx",),
    "excel": ("python-calamine", "XlsxWriter"),
    "pdf": ("pdfplumber",),
    "pictures": ("matplotlib",),
}
"""By extra, as in `pyproject.toml`; a test holds the two together."""


def command(extra: str) -> str:
    """The command to install an extra's libraries, ready for the user's shell."""
    words = [sys.executable, "-m", "pip", "install", *LIBRARIES[extra]]
    if sys.platform != "win32":
        return shlex.join(words)
    import subprocess  # noqa: PLC0415 - takes longer to load than most commands need

    return subprocess.list2cmdline(words)
