/** The log of the conversation: greeting, turns, the wait, the trouble, and the way to the newest message. */
import { html, nothing, type TemplateResult } from "lit";
import type { Conversation } from "./conversation";
import type { Rate } from "./feedback";
import type { Fill } from "./form";
import { icons } from "./icons";
import type { Texts } from "./texts";
import { trouble, type HumanContact } from "./trouble";
import { suggestions, turnView } from "./turns";
import type { Button } from "./types";

export interface TranscriptState {
  greeting: string;
  starters: string;
  human: HumanContact;
  /** Whether the newest message is out of sight, and came when the visitor was reading elsewhere. */
  away: boolean;
  fresh: boolean;
  own: Texts;
  source: string;
  endpoint: string;
}

export interface TranscriptActions {
  choose: (button: Button) => void;
  rate: Rate;
  fill: Fill;
  retry: () => void;
  newest: () => void;
  scrolled: (event: Event) => void;
}

export function transcriptView(conversation: Conversation, state: TranscriptState, texts: Texts, actions: TranscriptActions): TemplateResult {
  const { turns, thinking, failure } = conversation;
  const { choose, rate, fill } = actions;
  // aria-live is off because the announcers speak each answer exactly once.
  return html`<div class="log" role="log" aria-live="off" aria-label=${texts.log} tabindex="0" @keydown=${walk} @scroll=${actions.scrolled}>
    <article class="turn assistant" tabindex="-1">
      <h3>${texts.assistant}</h3>
      <div class="bubble">
        <p>${state.greeting} ${texts.notice}</p>
      </div>
      ${turns.length ? nothing : suggestions(starterButtons(state.starters), texts.startersLabel, choose)}
    </article>
    ${turns.map((turn, index) =>
      turnView(turn, { texts, own: state.own, source: state.source, endpoint: state.endpoint, last: index === turns.length - 1, choose, rate, fill }),
    )}
    ${thinking
      ? html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${texts.thinking}</p>`
      : nothing}
    ${failure ? trouble(texts[failure], state.human, texts, actions.retry) : nothing}
  </div>
  ${state.away
    ? html`<button type="button" class="newest" @click=${actions.newest}>${icons.down}${state.fresh ? texts.newAnswer : texts.newest}</button>`
    : nothing}`;
}

function starterButtons(starters: string): Button[] {
  const questions = starters.split("|").map((text) => text.trim());
  return questions.filter(Boolean).map((text) => ({ title: text, payload: text }));
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowUp: (at, count) => (at < 0 ? count - 1 : Math.max(0, at - 1)),
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Arrow keys go from turn to turn, as long as the focus is on the log or a turn and not on a control in it. */
function walk(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !target.matches(".log, .turn")) return;
  const turns = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".turn")];
  turns[step(turns.indexOf(target), turns.length)]?.focus();
  event.preventDefault();
}
