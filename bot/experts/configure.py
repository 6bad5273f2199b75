"""Switches on the experts that the settings name."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import Line
from bot.experts.delivery import Delivery, EmbeddedDelivery
from bot.experts.delivery_fitconnect import FitConnectDelivery
from bot.experts.delivery_http import HttpDelivery
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.experts import OFF, Experts, Questions
from bot.experts.loader import installed
from bot.experts.town_store import Towns
from bot.settings import Settings

logger = logging.getLogger(__name__)
_NOTICE = "privacy_notice"  # the text of an expert for the page on data protection


def configured_experts(known: Settings) -> Experts:
    """The experts of the settings; those that are not installed are left out, with a word in the log."""
    if not (known.experts and known.all_towns):
        return OFF
    found = installed().experts
    for name in set(known.experts) - {expert.id for expert in found}:
        logger.error("EXPERTS: no expert is called %r; installed are %s", name, [expert.id for expert in found])
    on = tuple(expert for expert in found if expert.id in known.experts and _allowed(expert, known))
    engine = connect(known.database_url)
    migrate(engine, Schema.experts)
    desk = made_desk(engine, known) if known.expert_secret else None
    questions = _questions(found, known)
    return Experts(on, questions, Towns(engine, known.refresh_seconds), known.towns, desk=desk)


def configured_desk(known: Settings) -> EmbeddedDesk | None:
    """Where the channel leaves sensitive input; None while no expert asks for any."""
    if not (known.experts and known.all_towns and known.expert_secret):
        return None
    engine = connect(known.database_url)
    migrate(engine, Schema.experts)
    return made_desk(engine, known)


def made_desk(engine: Engine, known: Settings) -> EmbeddedDesk:
    """The tables with their keys; in production no sample is told, even if a trial has left some."""
    return EmbeddedDesk(engine, known.expert_secret, configured_delivery(known), samples=not known.production)


def privacy_notices(known: Settings) -> dict[str, str]:
    """What the experts that are on do with a visitor's data, by their titles, for the page on data protection."""
    if not (known.experts and known.all_towns):
        return {}
    on = (expert for expert in installed().experts if expert.id in known.experts and _allowed(expert, known))
    told = (expert.texts for expert in on if _NOTICE in expert.texts)
    return {texts.say(Line("title"), "de"): texts.say(Line(_NOTICE), "de") for texts in told}


def configured_delivery(known: Settings) -> Delivery:
    """The adapter of the settings; an unknown one, or one without its address, ends the program with the reason."""
    if known.expert_delivery == "http":
        try:
            return HttpDelivery(known.expert_delivery_url, known.expert_delivery_token)
        except ValueError as wrong:
            raise SystemExit(str(wrong)) from None
    if known.expert_delivery == "fitconnect":
        return FitConnectDelivery(known.expert_delivery_folder)
    if known.expert_delivery != "embedded":
        found = known.expert_delivery
        raise SystemExit(f"EXPERT_DELIVERY: expected embedded, http or fitconnect, found {found!r}")
    return EmbeddedDelivery()


def _allowed(expert: Expert, known: Settings) -> bool:
    """An expert with sensitive input needs a lasting key: what was encrypted or hashed must stay readable.

    Of one that asks for it only before it sends something, that dialogue alone stays off.
    """
    if expert.looks_up_secrets and not known.expert_secret:
        logger.error("EXPERTS: %r asks for sensitive input and stays off without EXPERT_SECRET", expert.id)
    return bool(known.expert_secret) or not expert.looks_up_secrets


def _questions(found: Sequence[Expert], known: Settings) -> Questions | None:
    from bot.experts.model import load  # brings scikit-learn along, which the action server can do without

    try:
        return load(found, known.model_dir)
    except FileNotFoundError as missing:
        logger.error("The experts stay off: %s", missing)
        return None
