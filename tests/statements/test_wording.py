"""The catalogue: complete in both languages, held to what the code asks of it, and click's own words with it."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

import vpbdiff
from vpbdiff.base.errors import Level
from vpbdiff.model.changes import Kind
from vpbdiff.model.entities import ENTITIES, PLAN_LISTS
from vpbdiff.store import schema
from vpbdiff.wording import LANGUAGES, Message, Wording
from vpbdiff.wording.catalogue import messages
from vpbdiff.wording.entity_messages import CODED, FIELDS

SOURCE = Path(vpbdiff.__file__).parent
OURS = {key: message for key, message in messages().items() if not key.startswith("click: ")}


@cache
def code() -> list[ast.Constant | ast.JoinedStr | ast.Call]:
    """Every text and every call in the modules, but for the catalogue's own."""
    paths = [path for path in SOURCE.rglob("*.py") if not path.stem.endswith("_messages")]
    assert 100 < len(paths) < len(list(SOURCE.rglob("*.py")))
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return [node for node in nodes if isinstance(node, ast.Constant | ast.JoinedStr | ast.Call)]


def placeholders(text: str) -> set[str]:
    return {name.partition(".")[0].partition("!")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things() -> None:
    assert len(OURS) > 1000
    assert {type(message) for message in OURS.values()} == {Message}
    assert [key for key, message in OURS.items() if not all(text.strip() for text in message)] == []
    asked = {key: [placeholders(text) for text in message] for key, message in OURS.items()}
    assert {key: sets for key, sets in asked.items() if sets.count(sets[0]) < len(sets)} == {}


def test_a_language_is_a_column_of_the_catalogue() -> None:
    assert Message._fields == LANGUAGES


def literals() -> set[str]:
    """Every text in the code, docstrings too."""
    return {node.value for node in code() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def patterns() -> list[re.Pattern[str]]:
    """Every text that the code puts together, with anything where a value goes; none that is a value alone."""
    found = []
    for node in code():
        if isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.Constant) for part in node.values):
            parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^ ]+?" for part in node.values]
            if re.match(r"[a-z-]+\\\.|\[\^ \]\+\?\\\.[a-z]", "".join(parts)):
                found.append(re.compile("".join(parts)))
    return found


def stem(key: str) -> str:
    """The key that code counts by, for a message with a number."""
    return re.sub(r"\.(one|many)$", "", key)


def test_every_message_is_used() -> None:
    said, made = literals(), patterns()
    unused = [
        key
        for key in OURS
        if not {key, stem(key)} & said
        and not any(pattern.fullmatch(each) for pattern in made for each in (key, stem(key)))
    ]
    assert unused == []


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call in the code that names a message outright: the function, the call, the key."""
    names = {"say", "count", "failure", "Problem", "Remark"}
    for node in code():
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        key = node.args[0]
        if name in names and isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield name, node, key.value


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    keys = {(name, key) for name, _, key in calls() if "." in key}
    missing = [key for name, key in keys if (f"{key}.one" if name == "count" else key) not in OURS]
    assert missing == []
    assert len(keys) > 50


def given(name: str, call: ast.Call) -> set[str] | None:
    """The parameters that a call gives its message; None where they can't be read off the code."""
    if name == "Problem":
        if len(call.args) < 2 or not isinstance(call.args[1], ast.Dict):
            return None
        names = [key.value if isinstance(key, ast.Constant) else None for key in call.args[1].keys]
        return None if None in names else {str(each) for each in names}
    if name == "Remark" or any(keyword.arg is None for keyword in call.keywords):
        return None
    return {str(keyword.arg) for keyword in call.keywords} | ({"n"} if name == "count" else set())


def test_every_call_gives_what_its_message_asks_for() -> None:
    checked = 0
    for name, call, key in calls():
        told = given(name, call)
        if told is None or "." not in key:
            continue
        for each in (f"{key}.one", f"{key}.many") if name == "count" else (key,):
            assert placeholders(OURS[each].sv) <= told, each
        checked += 1
    assert checked > 40


NAMED = [
    *(f"entity.{name}.{form}" for name in ENTITIES for form in ("one", "many", "the", "gender")),
    *(f"list.{of.path}" for of in (*PLAN_LISTS, *(of for entity in ENTITIES.values() for of in entity.lists))),
    *(f"change.kind.{kind}" for kind in Kind),
    *(f"level.{level}" for level in Level),
]


def test_everything_that_a_reader_meets_has_a_name() -> None:
    assert [key for key in NAMED if not any(each == key or each.startswith(f"{key}.") for each in OURS)] == []


def test_every_field_of_every_entity_has_one_row_of_words() -> None:
    assert set(FIELDS) == {field.name for entity in ENTITIES.values() for field in entity.fields}
    for name, words in FIELDS.items():
        assert OURS[f"field.{name}"] == words.word
        assert OURS[f"field.{name}.the"] == words.the
        assert all(text.strip() for message in (words.word, words.the) for text in message)


def test_every_code_that_a_field_may_hold_has_its_words() -> None:
    parts = json.loads((schema.folder() / "plan.schema.json").read_text(encoding="utf-8"))["$defs"]
    codes = {
        (field.name, code)
        for name, entity in ENTITIES.items()
        for field in entity.fields
        for code in parts.get(name, {}).get("properties", {}).get(field.name, {}).get("enum", ())
    }
    assert len(codes) > 20
    keys = {(name, code): f"row.{code}" if name == "role" else f"code.{name}.{code}" for name, code in codes}
    assert {name for name, _ in codes} == CODED
    assert [key for key in keys.values() if key not in OURS] == []


WRONG_IN_SWEDISH = {
    "a straight quote": r'"[^"]*"|“|”',
    "an English quote": r"(?<!\w)'(?:\w+|[^'\s]*\{[^'\s]*)'",
    "a decimal point": r"\d\.\d",
    "a hyphen for minus": r"(?<![\w.])-\d",
    "three full stops": r"(?<![\]\w])\.\.\.",
    "two spaces": r"(?<=\S)  (?=\S)",
    "a space before a mark": r" [.,;:!?](?:\s|$)",
}


@pytest.mark.parametrize("pattern", WRONG_IN_SWEDISH.values(), ids=WRONG_IN_SWEDISH)
def test_the_swedish_is_set_as_swedish_is(pattern: str) -> None:
    assert {key: message.sv for key, message in OURS.items() if re.search(pattern, message.sv)} == {}


ERRORS = ("file.", "json.", "plan.", "schema.", "find.")


def says_what_to_do(text: str) -> bool:
    """Whether it is sentences, two at least: what is wrong, and how to mend it."""
    return text.endswith((".", "?")) and len(re.findall(r"[.?!](?: |$)", text)) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_says_what_to_do(language: str) -> None:
    errors = {key: getattr(message, language) for key, message in OURS.items() if key.startswith(ERRORS)}
    assert len(errors) > 30
    assert {key: text for key, text in errors.items() if not says_what_to_do(text)} == {}


CLICK = Path(click.__file__).parent
NOT_MET = {
    "_winconsole.py": "the console of Windows itself",
    "_termui_impl.py": "progress bars, editors and pagers, none of which are click's here",
    "termui.py": "prompts: no command asks anything",
    "shell_completion.py": "setting up completion, by those who know English shells",
    "testing.py": "tests",
    "utils.py": "files that click opens: none",
}
NOT_MET_SENTENCES = {
    "Aborted!": "an interrupt is quiet here",
    "deprecated": "nothing is",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "nothing is",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "nothing is",
    "Missing parameter": "only arguments and options are missing",
    "Missing parameter: {param_name}": "the text of an exception that nobody prints",
    "Missing {param_type}": "only arguments and options are missing",
    "unknown error": "files that click opens: none",
    "Could not open file {filename!r}: {message}": "files that click opens: none",
    "Error: {message}": "errors are printed by vpbdiff",
    "Try '{command} {option}' for help.": "errors are printed by vpbdiff",
    "Show the version and exit.": "the option has a help of its own",
    "Show this message and exit.": "the option has a help of its own",
    "%(prog)s, version %(version)s": "the option has a message of its own",
    "Do you want to continue?": "no command asks anything",
    "Confirm the action without prompting.": "no command asks anything",
    "Value must be an iterable.": "a programmer's mistake",
    "Takes {nargs} values but 1 was given.": "a programmer's mistake",
    "Takes {nargs} values but {len} were given.": "a programmer's mistake",
    "Name '{name}' defined twice": "a programmer's mistake",
    "Boolean option {decl!r} cannot use the same flag for true/false.": "a programmer's mistake",
    "Could not determine name for option with declarations {decls!r}": "a programmer's mistake",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to "
    "pass '--{name}'?": "a programmer's mistake",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": "a programmer's mistake",
    "Invalid start character for option ({option})": "a programmer's mistake",
    "(dynamic)": "no default is computed",
    "Choice({choices})": "the name of a type in code",
    "{value!r} does not match the format {format}.": "no option is a date",
    "{value!r} does not match the formats {formats}.": "no option is a date",
    "{value!r} is not a valid boolean. Recognized values: {states}": "flags take no value",
    "{value!r} is not a valid UUID.": "no option is one",
    "file": "paths are checked by vpbdiff",
    "directory": "paths are checked by vpbdiff",
    "path": "paths are checked by vpbdiff",
    "{name} {filename!r} does not exist.": "paths are checked by vpbdiff",
    "{name} {filename!r} is a file.": "paths are checked by vpbdiff",
    "{name} {filename!r} is a directory.": "paths are checked by vpbdiff",
    "{name} {filename!r} is not readable.": "paths are checked by vpbdiff",
    "{name} {filename!r} is not writable.": "paths are checked by vpbdiff",
    "{name} {filename!r} is not executable.": "paths are checked by vpbdiff",
    "{len_type} values are required, but {len_value} was given.": "no option is a tuple",
    "{len_type} values are required, but {len_value} were given.": "no option is a tuple",
}


def sentences_of_click() -> Iterator[str]:
    """Every sentence that click has translated, but for those in modules that are not met."""
    for path in CLICK.glob("*.py"):
        if path.name in NOT_MET:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                yield from (
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                )


def test_all_that_click_can_say_here_is_in_the_catalogue() -> None:
    said = set(sentences_of_click())
    assert len(said) > 40
    known = {key.removeprefix("click: ") for key in messages() if key.startswith("click: ")}
    assert said - known - NOT_MET_SENTENCES.keys() == set()
    assert known - said == {"required"}, "click says this one through a variable"
    assert not known & NOT_MET_SENTENCES.keys()


def test_click_finds_its_placeholders_in_both_languages() -> None:
    said = {key.removeprefix("click: "): each for key, each in messages().items() if key.startswith("click: ")}
    assert len(said) > 20
    assert {key: each.sv for key, each in said.items() if not placeholders(each.sv) <= placeholders(key)} == {}
    assert {key: each.en for key, each in said.items() if each.en != key} == {}


def test_a_sentence_that_click_adds_some_day_comes_through() -> None:
    assert Wording("sv").click("Something new.") == "Something new."
