"""Where a report is written: in which format, and what it must never overwrite."""

from __future__ import annotations

from pathlib import Path

from vpbdiff.base.errors import Location, failure
from vpbdiff.render import FORMATS, Format, Shown, formats, named


def chosen(shown: Shown, name: str | None, path: Path | None) -> Format:
    """The format that is asked for by its name, else by the file's ending; the usual one where neither says.

    Raises `VpbdiffError` for an ending that can't be had for what is shown, and for one of another format than the
    named one.
    """
    ending = "" if path is None else path.suffix.casefold()
    if name is not None:
        form = named(shown, name)
        if ending not in form.endings and any(ending in each.endings for each in FORMATS):
            raise failure(
                "render.other-ending", Location(str(path)), ending=ending, form=name, known=", ".join(form.endings)
            )
        return form
    can = formats(shown)
    if not ending:
        return can[0]
    for form in can:
        if ending in form.endings:
            return form
    known = dict.fromkeys(each for form in can for each in form.endings)
    raise failure("render.ending", Location(str(path)), ending=ending, known=", ".join(known))
