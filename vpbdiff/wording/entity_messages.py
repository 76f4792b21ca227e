"""Messages on the topic: entities. What a reader calls each entity, field and list of a plan.

The words of an entity are those of its row in the registry; a list goes by its entity's unless it has words of its own.
`entity.<name>.one/.many/.the` name an entity, `entity.<name>.gender` picks the form of an adjective beside it (`u` for
en-words, `n` for ett-words); `field.<name>` and `field.<name>.the` name a field, `row.<role>` the role of a budget
row, `list.<path>` a list of `entities.PLAN_LISTS` or of an item.
"""

from __future__ import annotations

from typing import NamedTuple

from vpbdiff.model.entities import ENTITIES, PLAN_LISTS, Entity
from vpbdiff.wording.catalogue import Message


def _words(entity: Entity) -> dict[str, Message]:
    noun, (one, many) = entity.noun, entity.noun.english
    return {
        f"entity.{entity.name}.one": Message(sv=noun.one, en=one),
        f"entity.{entity.name}.many": Message(sv=noun.many, en=many),
        f"entity.{entity.name}.the": Message(sv=noun.the, en=f"the {one}"),
        f"entity.{entity.name}.gender": Message(sv="n" if noun.neuter else "u", en="u"),
    }


def _many(entity: Entity) -> Message:
    return Message(sv=entity.noun.many, en=entity.noun.english[1])


_HELD = [of for entity in ENTITIES.values() for of in entity.lists]

_ENTITIES = {key: message for entity in ENTITIES.values() for key, message in _words(entity).items()}


class FieldWords(NamedTuple):
    """What is said of a field: `word` names it before a value, `the` within a sentence; `another` is what an item has
    got when the field's value is another, where «ny kategori» does not do."""

    word: Message
    the: Message
    another: Message | None = None


FIELDS: dict[str, FieldWords] = {
    "title": FieldWords(Message(sv="rubrik", en="title"), Message(sv="rubriken", en="the title")),
    "municipality": FieldWords(Message(sv="kommun", en="municipality"), Message(sv="kommunen", en="the municipality")),
    "committee": FieldWords(Message(sv="nämnd", en="committee"), Message(sv="nämnden", en="the committee")),
    "reference": FieldWords(
        Message(sv="diarienummer", en="reference number"), Message(sv="diarienumret", en="the reference number")
    ),
    "meeting_date": FieldWords(
        Message(sv="sammanträdesdatum", en="meeting date"), Message(sv="sammanträdesdatumet", en="the meeting date")
    ),
    "description": FieldWords(
        Message(sv="beskrivning", en="description"), Message(sv="beskrivningen", en="the description")
    ),
    "serves": FieldWords(
        Message(sv="övergripande mål", en="overarching goals"),
        Message(sv="kopplingen till övergripande mål", en="the overarching goals that it serves"),
        another=Message(sv="annat övergripande mål", en="another overarching goal"),
    ),
    "responsible": FieldWords(
        Message(sv="ansvarig", en="responsible"), Message(sv="vem som ansvarar", en="who is responsible")
    ),
    "deadline": FieldWords(
        Message(sv="klart senast", en="deadline"), Message(sv="slutdatumet", en="the date when it is due")
    ),
    "status": FieldWords(Message(sv="status", en="status"), Message(sv="status", en="the status")),
    "baselines": FieldWords(Message(sv="utgångsvärde", en="baseline"), Message(sv="utgångsvärdet", en="the baseline")),
    "targets": FieldWords(Message(sv="målvärde", en="target"), Message(sv="målvärdet", en="the target")),
    "outcomes": FieldWords(Message(sv="utfall", en="outcome"), Message(sv="utfallet", en="the outcome")),
    "name": FieldWords(Message(sv="namn", en="name"), Message(sv="namnet", en="the name")),
    "role": FieldWords(
        Message(sv="roll i planen", en="role in the plan"),
        Message(sv="rollen i tabellen", en="the role in the table"),
        another=Message(sv="annan roll i planen", en="another role in the plan"),
    ),
    "amounts": FieldWords(Message(sv="belopp", en="amount"), Message(sv="beloppet", en="the amount")),
    "change": FieldWords(Message(sv="förändring", en="change"), Message(sv="förändringen", en="the change")),
    "decided_by": FieldWords(
        Message(sv="beslutad av", en="decided by"), Message(sv="vem som beslutar", en="who decides")
    ),
    "decided": FieldWords(
        Message(sv="beslutsdatum", en="decided"), Message(sv="beslutsdatumet", en="the date of the decision")
    ),
    "new_decision": FieldWords(
        Message(sv="datum för nytt beslut", en="date of new decision"),
        Message(sv="datumet för nytt beslut", en="the date of new decision"),
    ),
    "valid_from": FieldWords(
        Message(sv="gäller från", en="valid from"),
        Message(sv="giltighetsdatumet", en="the date from which it is valid"),
    ),
    "process": FieldWords(
        Message(sv="process eller rutin", en="process or routine"),
        Message(sv="processen eller rutinen", en="the process or routine"),
    ),
    "category": FieldWords(Message(sv="kategori", en="category"), Message(sv="kategorin", en="the category")),
    "index": FieldWords(
        Message(sv="riskindex", en="risk index"),
        Message(sv="riskindex", en="the risk index"),
        another=Message(sv="ändrad riskbedömning", en="a changed risk assessment"),
    ),
    "likelihood": FieldWords(
        Message(sv="sannolikhet", en="likelihood"),
        Message(sv="sannolikheten", en="the likelihood"),
        another=Message(sv="ändrad riskbedömning", en="a changed risk assessment"),
    ),
    "consequence": FieldWords(
        Message(sv="konsekvens", en="consequence"),
        Message(sv="konsekvensen", en="the consequence"),
        another=Message(sv="ändrad riskbedömning", en="a changed risk assessment"),
    ),
    "text": FieldWords(Message(sv="text", en="text"), Message(sv="texten", en="the text")),
    "frequency": FieldWords(
        Message(sv="hur ofta", en="how often"), Message(sv="hur ofta det görs", en="how often it is done")
    ),
    "bullet": FieldWords(
        Message(sv="punktlista", en="bullet"), Message(sv="formen som punktlista", en="the form as a bullet")
    ),
    "data_source": FieldWords(
        Message(sv="källa", en="source of its values"), Message(sv="källan", en="the source of its values")
    ),
    "external": FieldWords(
        Message(sv="beteckning i register", en="identity in a register"),
        Message(sv="beteckningen i register", en="the identity in a register"),
    ),
    "direction": FieldWords(
        Message(sv="önskad riktning", en="direction wanted"),
        Message(sv="den önskade riktningen", en="the direction that is wanted"),
    ),
    "direction_from": FieldWords(
        Message(sv="varifrån riktningen kommer", en="where the direction comes from"),
        Message(sv="varifrån riktningen kommer", en="where the direction comes from"),
    ),
    "accumulates": FieldWords(
        Message(sv="räknas samman över året", en="adds up over the year"),
        Message(sv="sammanräkningen över året", en="whether it adds up over the year"),
    ),
    "number": FieldWords(Message(sv="nummer", en="number"), Message(sv="numret", en="the number")),
    "given_by": FieldWords(
        Message(sv="uppdragsgivare", en="given by"), Message(sv="vem som ger uppdraget", en="who gives it")
    ),
    "group": FieldWords(Message(sv="grupp", en="group"), Message(sv="gruppen", en="the group")),
    "values": FieldWords(Message(sv="värde", en="value"), Message(sv="värdet", en="the value")),
    "deviations": FieldWords(Message(sv="avvikelse", en="deviation"), Message(sv="avvikelsen", en="the deviation")),
    "type": FieldWords(Message(sv="slag", en="sort"), Message(sv="slaget", en="the sort")),
    "rows": FieldWords(
        Message(sv="berörda rader", en="rows it falls on"),
        Message(sv="de berörda raderna", en="the rows that it falls on"),
    ),
    "decision": FieldWords(Message(sv="beslut", en="decision"), Message(sv="beslutet", en="the decision")),
    "factor": FieldWords(Message(sv="avser", en="factor"), Message(sv="vad nivån avser", en="what the level is of")),
    "value": FieldWords(
        Message(sv="siffra", en="number on the scale"), Message(sv="siffran", en="the number on the scale")
    ),
    "level": FieldWords(Message(sv="risknivå", en="risk level"), Message(sv="risknivån", en="the risk level")),
    "method": FieldWords(Message(sv="kontrollmetod", en="method"), Message(sv="kontrollmetoden", en="the method")),
    "reported_to": FieldWords(
        Message(sv="rapporteras till", en="reported to"),
        Message(sv="vart det rapporteras", en="whom it is reported to"),
    ),
    "label_name": FieldWords(
        Message(sv="radernas rubrik", en="heading of the rows"),
        Message(sv="radernas rubrik", en="the heading of the rows"),
    ),
    "columns": FieldWords(Message(sv="kolumn", en="column"), Message(sv="kolumnen", en="the column")),
    "label": FieldWords(
        Message(sv="radens namn", en="name of the row"), Message(sv="radens namn", en="the name of the row")
    ),
    "cells": FieldWords(Message(sv="celler", en="cells"), Message(sv="cellen", en="the cells")),
}
"""The fields by name, one row for all entities that have a field of the name."""

_FIELDS = {
    **{f"field.{name}": words.word for name, words in FIELDS.items()},
    **{f"field.{name}.the": words.the for name, words in FIELDS.items()},
    "field.figure": Message(sv="siffran i namnet", en="figure in the name"),
    "field.time": Message(sv="tidpunkt", en="time"),
    "field.time.the": Message(sv="tidpunkten", en="the time"),
    "field.unread": Message(sv="inte läst", en="not read"),
}

_ROW_ROLES = {
    "row.income": Message(sv="intäkt", en="income"),
    "row.cost": Message(sv="kostnad", en="cost"),
    "row.net": Message(sv="nettokostnad", en="net cost"),
    "row.part": Message(sv="del av summan", en="part of the total"),
    "row.total": Message(sv="summa", en="total"),
    "row.subtotal": Message(sv="delsumma", en="subtotal"),
    "row.grant": Message(sv="kommunbidrag", en="grant from the council"),
    "row.result": Message(sv="resultat", en="result"),
}

_CODES = {
    "code.direction.up": Message(sv="öka", en="up"),
    "code.direction.down": Message(sv="minska", en="down"),
    "code.direction.keep": Message(sv="bibehållas", en="keep"),
    "code.direction.within": Message(sv="inom ett intervall", en="within an interval"),
    "code.direction.done": Message(sv="genomförd eller inte", en="done or not"),
    "code.direction_from.printed": Message(sv="planen", en="the plan"),
    "code.direction_from.person": Message(sv="en person", en="a person"),
    "code.type.index": Message(sv="uppräkning", en="index"),
    "code.type.volume": Message(sv="volym", en="volume"),
    "code.type.saving": Message(sv="effektivisering", en="saving"),
    "code.type.moved": Message(sv="omfördelning", en="moved within the frame"),
    "code.type.technical": Message(sv="teknisk justering", en="technical"),
    "code.type.added": Message(sv="tillskott", en="added"),
    "code.type.carried_over": Message(sv="överfört", en="carried over"),
    "code.factor.likelihood": Message(sv="sannolikhet", en="likelihood"),
    "code.factor.consequence": Message(sv="konsekvens", en="consequence"),
    "code.factor.index": Message(sv="riskindex", en="risk index"),
}
"""The words of what a snapshot has as a code: `code.<field>.<code>`."""

CODED = frozenset({"role", *(key.split(".")[1] for key in _CODES)})
"""The fields that hold a code of the format, which has words of its own; a role's stand under `row`."""

_LISTS = {
    **{f"list.{of.path}": _many(ENTITIES[of.entity]) for of in (*PLAN_LISTS, *_HELD)},
    "list.metadata": Message(sv="om planen", en="about the plan"),
    "list.operating_budget/lines": Message(sv="driftbudget, nämnd", en="operating budget, committee"),
    "list.operating_budget/units": Message(sv="driftbudget, per verksamhet", en="operating budget, by unit"),
    "list.investment_budget/lines": Message(sv="investeringsbudget", en="investment budget"),
    "list.fees": Message(sv="taxor och avgifter", en="fees and charges"),
    "list.procurement_plan/contracts": Message(sv="avtal som ska upphandlas på nytt", en="contracts to procure anew"),
    "list.internal_control_plan/risks": Message(sv="internkontrollplan", en="internal control plan"),
    "list.organisation/units": Message(sv="organisation", en="organisation"),
    "list.internal_control_plan/scale": Message(sv="riskskala", en="risk scale"),
    "list.sections": Message(sv="löpande text", en="prose"),
}

MESSAGES: dict[str, Message] = {**_ENTITIES, **_FIELDS, **_ROW_ROLES, **_CODES, **_LISTS}
