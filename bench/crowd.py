"""Many visitors at once: sends the messages of a schedule and looks at every answer."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp

from bench.examiners import Examiner, Messages, Turn, facts, is_apology, text_of
from bench.schedule import Step

_TIMEOUT = 30.0  # seconds after which no visitor waits any more
_SHOWN = 10  # faults kept word for word
WRONG, MIXED, ERROR, SILENT = "wrong", "mixed", "error", "no answer"


@dataclass
class Outcome:
    """What has come back so far."""

    seconds: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0

    def fault(self, kind: str, turn: Turn, detail: str) -> None:
        """Count a fault; the first ones are kept."""
        self.faults[kind] += 1
        if len(self.shown) < _SHOWN:
            self.shown.append(f"{kind}: {turn['say']!r}: {detail}")


class Crowd:
    """Visitors of one assistant."""

    def __init__(self, url: str, known: Examiner) -> None:
        self._url = f"{url.rstrip('/')}/webhooks/rest/webhook"
        self._known = known
        self.outcome = Outcome()
        # What each turn is answered when nobody else asks; the facts of conversations that are open.
        self._alone: dict[tuple[int, int], set[str]] = {}
        self._open: dict[int, set[str]] = {}

    async def alone(self) -> list[int]:
        """Hold every dialogue once, one after the other; those that are answered rightly, by number.

        What is not understood even in peace says nothing about load, and is left out of it.
        """
        right = []
        async with self._session() as session:
            for number, dialogue in enumerate(self._known.dialogues):
                sender, found = _sender(), []
                for position, turn in enumerate(dialogue):
                    answer = await self._ask(session, sender, turn)
                    self._alone[number, position] = facts(answer, self._known)
                    found += self._known.problems(turn, answer)
                if not found:
                    right.append(number)
        return right

    async def hold(self, steps: Iterable[Step]) -> Outcome:
        """Send each message when its time has come, at the earliest when the one before is answered.

        A reply's time counts from when the message was due: an assistant that falls behind is not spared.
        """
        started = time.monotonic()
        before: dict[int, asyncio.Task[None]] = {}
        senders: dict[int, str] = {}
        tasks: set[asyncio.Task[None]] = set()
        async with self._session() as session:
            for step in steps:
                await asyncio.sleep(max(0.0, started + step.at - time.monotonic()))
                sender = senders.setdefault(step.conversation, _sender())
                task = asyncio.create_task(
                    self._turn(session, sender, step, started + step.at, before.get(step.conversation))
                )
                before[step.conversation] = task
                tasks.add(task)
                task.add_done_callback(tasks.discard)
                self.outcome.open_now = len(before)
                self.outcome.most_open = max(self.outcome.most_open, len(before))
                if step.last:
                    del before[step.conversation], senders[step.conversation]
            await asyncio.gather(*tasks)
        return self.outcome

    async def _turn(
        self,
        session: aiohttp.ClientSession,
        sender: str,
        step: Step,
        due: float,
        before: asyncio.Task[None] | None,
    ) -> None:
        if before:
            await before
        turn = self._known.dialogues[step.dialogue][step.turn]
        expected = self._alone[step.dialogue, step.turn]
        self._open[step.conversation] = self._open.get(step.conversation, set()) | expected
        try:
            answer = await self._ask(session, sender, turn)
        except Exception as error:
            self.outcome.fault(ERROR, turn, f"{type(error).__name__} {error}")
        else:
            self.outcome.seconds.append(time.monotonic() - due)
            self._examine(sender, step, turn, answer)
        finally:
            if step.last:
                self._open.pop(step.conversation, None)

    def _examine(self, sender: str, step: Step, turn: Turn, answer: Messages) -> None:
        if not answer:
            self.outcome.fault(SILENT, turn, "")
            return
        if is_apology(answer):
            self.outcome.fault(ERROR, turn, text_of(answer))
            return
        others = [held for number, held in self._open.items() if number != step.conversation]
        surplus = facts(answer, self._known) - self._open[step.conversation]
        if any(message.get("recipient_id") != sender for message in answer) or surplus & set().union(*others):
            self.outcome.fault(MIXED, turn, f"{sorted(surplus)} in {text_of(answer)!r}")
        elif problems := self._known.problems(turn, answer):
            self.outcome.fault(WRONG, turn, f"{problems} in {text_of(answer)!r}")

    async def _ask(self, session: aiohttp.ClientSession, sender: str, turn: Turn) -> Sequence[Mapping[str, Any]]:
        async with session.post(self._url, json={"sender": sender, "message": turn["say"]}) as reply:
            reply.raise_for_status()
            messages: list[dict[str, Any]] = await reply.json()
            return messages

    @staticmethod
    def _session() -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=_TIMEOUT)
        )


def _sender() -> str:
    return f"load-{uuid4().hex}"
