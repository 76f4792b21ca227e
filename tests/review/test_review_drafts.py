"""Half-written reasons: kept at once, offered back, never another review's to lose."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.plans import activity
from tests.support.reviews import explanations, lay_out, new_raw, review
from vpbdiff.explanations import Decision, ReasonKind
from vpbdiff.review.drafts import Draft, Drafts
from vpbdiff.review.edits import ActionKind, FormInput
from vpbdiff.review.session import Session

TYPED = Draft(
    ("5c2c776b88af",),
    ("activity:fler-barn-ska-läsa/sagostund",),
    "Nämnden [/] besl\x1b",
    "decision",
    "Kultur- och fritidsnämnden",
    "2024-11-",
    "§ 9",
    "KFN/2024:",
    "1,5 m",
    "amount",
    "Bibliotek",
    "Idrott",
)


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return lay_out(tmp_path / "plans")


def kept(folder: Path) -> list[Path]:
    """Every file with drafts, and every lock."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def first(session: Session) -> str:
    return session.listing.all[0].id


def test_all_that_was_typed_comes_back(tmp_path: Path) -> None:
    before = Drafts(tmp_path)
    saved = before.save(TYPED)
    before.close()
    assert saved == replace(TYPED, saved=saved.saved)
    assert Drafts(tmp_path).load() == (saved,)


def test_a_draft_replaces_itself_and_no_other(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    other = drafts.save(Draft(TYPED.changes, TYPED.items, "Ett annat skäl"))
    drafts.save(TYPED)
    last = drafts.save(replace(TYPED, reason="Nämnden beslutade om en ny rutin."))
    assert drafts.load() == (last, other)
    drafts.close()
    assert Drafts(tmp_path).load() == (last, other)


def test_a_review_that_goes_on_keeps_its_own(tmp_path: Path) -> None:
    one, two = Drafts(tmp_path), Drafts(tmp_path)
    mine, yours = one.save(TYPED), two.save(replace(TYPED, id="annan", reason="Ett annat skäl"))
    third = Drafts(tmp_path)
    assert (one.load(), two.load(), third.load()) == ((mine,), (yours,), ())
    third.close()
    one.forget(mine.id)
    one.close()
    assert Drafts(tmp_path).load() == ()
    two.close()
    assert Drafts(tmp_path).load() == (yours,)


def test_the_drafts_of_several_ended_reviews_are_gathered(tmp_path: Path) -> None:
    saved = []
    reviews = [Drafts(tmp_path) for _ in range(3)]
    for number, drafts in enumerate(reviews):
        saved.append(drafts.save(replace(TYPED, id=str(number), reason=f"Skäl {number}")))
    for drafts in reviews:
        drafts.close()
    last = Drafts(tmp_path)
    assert {each.id for each in last.load()} == {each.id for each in saved}
    assert len(list(tmp_path.glob("*.json"))) == 1


def test_nothing_is_left_behind_when_nothing_is_left_to_write(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "state")
    assert not (tmp_path / "state").exists()
    drafts.forget(drafts.save(TYPED).id)
    drafts.close()
    assert kept(tmp_path) == []


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"reason": "Utan ändringar"}]', '"text"', "\xff"])
def test_what_is_no_draft_is_left_where_it_is(content: str, tmp_path: Path) -> None:
    other = tmp_path / "0000000000000000.json"
    other.write_text(content, encoding="latin-1")
    drafts = Drafts(tmp_path)
    drafts.forget(drafts.save(TYPED).id)
    drafts.close()
    assert kept(tmp_path) == [other]
    assert other.read_text(encoding="latin-1") == content


def test_a_draft_of_another_version_of_the_program_is_read_for_what_it_is(tmp_path: Path) -> None:
    raw = {"changes": ["5c2c776b88af"], "items": [], "reason": "Nämnden beslutade", "id": "ny", "colour": "red"}
    (tmp_path / "0000000000000000.json").write_text(json.dumps([raw]), encoding="utf-8")
    assert Drafts(tmp_path).load() == (Draft(("5c2c776b88af",), (), "Nämnden beslutade", id="ny"),)


def test_a_folder_that_takes_no_file_is_told_and_the_draft_lasts_as_long_as_the_review(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("ingen mapp", encoding="utf-8")
    drafts = Drafts(tmp_path / "state" / "drafts")
    saved = drafts.save(TYPED)
    assert drafts.problem is not None and drafts.problem.key == "file.not-written"
    assert drafts.load() == (saved,)
    (tmp_path / "state").unlink()
    drafts.save(saved)
    assert drafts.problem is None
    drafts.close()


def test_a_draft_is_for_its_own_pair(pair: tuple[str, str], tmp_path: Path) -> None:
    session = review(pair)
    session.drafts.save(TYPED)
    session.close()
    other = review(lay_out(tmp_path / "other"))
    assert other.drafts.load() == ()


def test_an_accepted_reason_takes_its_draft_with_it(pair: tuple[str, str]) -> None:
    session = review(pair)
    change = first(session)
    draft = session.drafts.save(Draft((change,), (), "Nämnden beslutade"))
    assert session.drafts_of([change]) == (draft,)
    session.explain([change], FormInput("Nämnden beslutade om en ny rutin.", draft=draft.id))
    assert session.drafts_of([change]) == ()
    session.close()
    assert review(pair).drafts.load() == ()


def test_a_refused_reason_leaves_its_draft(pair: tuple[str, str]) -> None:
    session = review(pair)
    draft = session.drafts.save(Draft((first(session),), (), "Beslut"))
    assert session.explain([first(session)], FormInput("Beslut", draft=draft.id)).what is ActionKind.REFUSED
    assert session.drafts.load() == (draft,)


def test_a_reason_that_can_not_be_written_is_kept(pair: tuple[str, str]) -> None:
    session = review(pair)
    explanations(pair).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    given = FormInput(
        "Nämnden beslutade om en ny rutin.", ReasonKind.DECISION, Decision("Nämnden", "2024-11-05", "§ 9")
    )
    outcome = session.explain([first(session)], given)
    assert outcome.what is ActionKind.FAILED and outcome.problem
    (draft,) = session.drafts_of([first(session)])
    assert (draft.reason, draft.kind, draft.body, draft.date) == (given.reason, "decision", "Nämnden", "2024-11-05")
    assert explanations(pair).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_the_draft_of_a_form_is_not_replaced_by_less(pair: tuple[str, str]) -> None:
    session = review(pair)
    explanations(pair).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    typed = session.drafts.save(TYPED)
    assert (
        session.explain([first(session)], FormInput("Nämnden beslutade om en ny rutin.", draft=typed.id)).what
        is ActionKind.FAILED
    )
    assert session.drafts.load() == (typed,)


def test_a_draft_follows_its_item_and_one_without_any_is_still_listed(pair: tuple[str, str]) -> None:
    session = review(pair)
    told = session.listing.all[0]
    followed = session.drafts.save(Draft((told.id,), (told.subject.item,), "Nämnden beslutade"))
    stray = session.drafts.save(Draft(("0123456789ab",), ("activity:hållplats",), "Hållplatsen har"))
    session.close()
    plan = new_raw()
    plan["goals"][0]["activities"][0] = activity("Sagostund", "Biblioteket ordnar sagostunder varje kvartal.")
    again = review(lay_out(Path(pair[0]).parent, new=plan))
    assert again.listing.all[0].id != told.id
    assert again.drafts_of([again.listing.all[0].id]) == (followed,)
    assert set(again.drafts.load()) == {followed, stray}
    assert again.about(stray) == ()
    assert again.about(followed) == (again.listing.all[0].id,)


def test_the_drafts_go_by_the_place_of_the_plans_however_it_is_reached(pair: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(tmp_path / "plans")
    session = review(pair)
    saved = session.drafts.save(TYPED)
    session.close()
    through = review((str(tmp_path / "way" / "2024.json"), str(tmp_path / "way" / "2025.json")))
    assert through.drafts.load() == (saved,)
    through.close()
