"""`vpbdiff import --review`: a person teaches the municipality's profile on a screen; loads Textual, and only then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vpbdiff.cli.import_shows import Answer
from vpbdiff.cli.output import take_screen, talk
from vpbdiff.documents import reader
from vpbdiff.documents.blocks import SourceDocument
from vpbdiff.merge import reading
from vpbdiff.recognise import Extraction, profile_files
from vpbdiff.recognise.profile import Profile
from vpbdiff.store import paths
from vpbdiff.store.resolve import project_folder
from vpbdiff.wording import Wording

if TYPE_CHECKING:
    from vpbdiff.review.teaching import Teaching

Json = dict[str, Any]


def run(
    documents: Sequence[Path], encoding: str, own: Path | None, known: Json | None, wording: Wording
) -> tuple[bool, Path | None, list[Answer]]:
    """Whether all was to be saved, the profile to read the documents by, one after the other taught on the screen, and
    what was said of that which can't be read, by its digest.

    `known` is the plan that a document without a title is of, if there is one; else it is the first's. Raises
    VpbdiffError without a terminal, and for what `Teaching` raises.
    """
    take_screen("teach.no-terminal")
    answers: list[Answer] = []
    for document in documents:
        session = _session(document, encoding, own, known, wording)
        if session is None or session.now.found is None:
            talk(wording.say("teach.discarded"))
            return False, own, []
        answers += [(digest, each.text, each.by) for digest, each in session.answers.items()]
        if session.taught:
            talk(wording.say("teach.kept", path=session.path))
        own = own if session.is_new else session.path
        known = known or session.now.found.plan
    return True, own, answers


def _session(document: Path, encoding: str, own: Path | None, known: Json | None, wording: Wording) -> Teaching | None:
    """The session of one document when it has ended; None where nothing was to be saved."""
    from vpbdiff.review.teaching import Teaching, UnreadAnswer  # noqa: PLC0415 - what an ordinary import does not use
    from vpbdiff.tui.app import TeachingApp  # noqa: PLC0415

    def extracted(content: SourceDocument, rules: Profile) -> Extraction:
        return reading.extracted(content, rules, known)

    said = [each for each in (known or {}).get("unread", ()) if "shows" in each and "digest" in each]
    answered = {each["digest"]: UnreadAnswer(each["shows"]["text"], each["shows"]["by"]) for each in said}

    def opened() -> Teaching:
        content = reader.read(document, encoding)
        return Teaching(content, own, lambda found: place(found, document), extracted, answered)

    app = TeachingApp(document.name, opened, wording)
    app.follow_file()
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.session if app.saved else None


def place(found: Extraction | None, document: Path) -> Path:
    """Where a municipality's profile is kept: in the project's folder of profiles, by its name or the document's."""
    said = found.plan["metadata"].get("municipality", "") if found else ""
    name = paths.slug(paths.place(said)) or paths.slug(document.stem) or "profil"
    return project_folder() / profile_files.FOLDER / f"{name}.toml"
