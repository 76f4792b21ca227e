"""Messages on the topic: entities. What a reader calls each entity, field and list of a plan.

The words of an entity are those of its row in the registry; a list goes by its entity's unless it has words of its own.
`entity.<name>.one/.many/.the` name an entity, `entity.<name>.gender` picks the form of an adjective beside it (`u` for
en-words, `n` for ett-words); `field.<name>` names a field, `row.<role>` the role of a budget row, `list.<path>` a list
of `entities.PLAN_LISTS` or of an item.
"""

from __future__ import annotations

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

_FIELDS = {
    "field.title": Message(sv="rubrik", en="title"),
    "field.municipality": Message(sv="kommun", en="municipality"),
    "field.committee": Message(sv="nämnd", en="committee"),
    "field.reference": Message(sv="diarienummer", en="reference number"),
    "field.meeting_date": Message(sv="sammanträdesdatum", en="meeting date"),
    "field.description": Message(sv="beskrivning", en="description"),
    "field.serves": Message(sv="övergripande mål", en="overarching goals"),
    "field.responsible": Message(sv="ansvarig", en="responsible"),
    "field.deadline": Message(sv="klart senast", en="deadline"),
    "field.status": Message(sv="status", en="status"),
    "field.baselines": Message(sv="utgångsvärde", en="baseline"),
    "field.targets": Message(sv="målvärde", en="target"),
    "field.outcomes": Message(sv="utfall", en="outcome"),
    "field.name": Message(sv="namn", en="name"),
    "field.role": Message(sv="roll i planen", en="role in the plan"),
    "field.amounts": Message(sv="belopp", en="amount"),
    "field.change": Message(sv="förändring", en="change"),
    "field.decided_by": Message(sv="beslutad av", en="decided by"),
    "field.decided": Message(sv="beslutsdatum", en="decided"),
    "field.new_decision": Message(sv="datum för nytt beslut", en="date of new decision"),
    "field.valid_from": Message(sv="gäller från", en="valid from"),
    "field.process": Message(sv="process eller rutin", en="process or routine"),
    "field.category": Message(sv="kategori", en="category"),
    "field.index": Message(sv="riskindex", en="risk index"),
    "field.likelihood": Message(sv="sannolikhet", en="likelihood"),
    "field.consequence": Message(sv="konsekvens", en="consequence"),
    "field.text": Message(sv="text", en="text"),
    "field.frequency": Message(sv="hur ofta", en="how often"),
    "field.bullet": Message(sv="punktlista", en="bullet"),
    "field.data_source": Message(sv="källa", en="source of its values"),
    "field.external": Message(sv="beteckning i register", en="identity in a register"),
    "field.direction": Message(sv="önskad riktning", en="direction wanted"),
    "field.direction_from": Message(sv="varifrån riktningen kommer", en="where the direction comes from"),
    "field.accumulates": Message(sv="räknas samman över året", en="adds up over the year"),
    "field.number": Message(sv="nummer", en="number"),
    "field.given_by": Message(sv="uppdragsgivare", en="given by"),
    "field.group": Message(sv="grupp", en="group"),
    "field.values": Message(sv="värde", en="value"),
    "field.deviations": Message(sv="avvikelse", en="deviation"),
    "field.type": Message(sv="slag", en="sort"),
    "field.rows": Message(sv="berörda rader", en="rows it falls on"),
    "field.decision": Message(sv="beslut", en="decision"),
    "field.factor": Message(sv="avser", en="factor"),
    "field.value": Message(sv="siffra", en="number on the scale"),
    "field.level": Message(sv="risknivå", en="risk level"),
    "field.method": Message(sv="kontrollmetod", en="method"),
    "field.reported_to": Message(sv="rapporteras till", en="reported to"),
    "field.label_name": Message(sv="radernas rubrik", en="heading of the rows"),
    "field.columns": Message(sv="kolumn", en="column"),
    "field.label": Message(sv="radens namn", en="name of the row"),
    "field.cells": Message(sv="celler", en="cells"),
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
