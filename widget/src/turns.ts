/** How the turns of the conversation look: author in words, text, cards, source, suggestions. */
import { html, nothing, type TemplateResult } from "lit";
import { blocks } from "./blocks";
import type { Rate } from "./feedback";
import "./form";
import type { Fill } from "./form";
import type { Texts } from "./texts";
import type { Answer, AssistantTurn, Button, Turn, UserTurn } from "./types";
import { toolsOf } from "./tools";
import { textsIn } from "./voices";

export interface TurnContext {
  texts: Texts;
  /** The words of the portal in German, from which those of an answer in another language are made. */
  own: Texts;
  source: string;
  endpoint: string;
  /** Only the last answer offers suggestions and asks for feedback. */
  last: boolean;
  choose: (button: Button) => void;
  rate: Rate;
  fill: Fill;
}

export function turnView(turn: Turn, context: TurnContext): TemplateResult {
  return turn.author === "user" ? userTurn(turn, context.texts) : assistantTurn(turn, context);
}

function userTurn(turn: UserTurn, texts: Texts): TemplateResult {
  return html`<article class="turn user" tabindex="-1">
    <h3>${texts.you}</h3>
    <div class="bubble"><p dir="auto">${turn.text}</p></div>
    ${clock(turn.at)}
  </article>`;
}

function assistantTurn(turn: AssistantTurn, { texts, own, source, endpoint, last, choose, rate, fill }: TurnContext): TemplateResult {
  const { answer } = turn;
  const ask = (question: string) => choose({ title: question, payload: question });
  const form = answer.blocks.find((block) => block.type === "form");
  return html`<article class="turn assistant" tabindex="-1">
    <h3>${texts.assistant}</h3>
    <div class="bubble" lang=${answer.language}>${blocks(answer, { texts: textsIn(answer.language, own), ask, source, endpoint })}</div>
    ${last && form
      ? html`<programm-assistent-form .block=${form} .texts=${texts} .fill=${fill}></programm-assistent-form>`
      : nothing}
    <div class="below">${clock(turn.at)} ${toolsOf(turn, texts)}</div>
    ${last ? suggestions(answer.buttons, texts.choices, choose) : nothing}
    ${last && !inDialogue(answer)
      ? html`<programm-assistent-feedback .turn=${turn} .texts=${texts} .rate=${rate}></programm-assistent-feedback>`
      : nothing}
  </article>`;
}

/** The time of day in the portal's own form; turns that an older widget kept have none. */
function clock(at: number | undefined): TemplateResult | typeof nothing {
  if (!at) return nothing;
  const time = new Date(at);
  return html`<time datetime=${time.toISOString()}>${time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}</time>`;
}

/** A question of a guided dialogue is not rated: what is asked and answered there is kept nowhere. */
function inDialogue(answer: Answer): boolean {
  return answer.blocks.some((block) => block.type === "progress");
}

export function suggestions(
  buttons: Button[],
  label: string,
  choose: (button: Button) => void,
): TemplateResult | typeof nothing {
  if (!buttons.length) return nothing;
  return html`<ul class="suggestions" role="list" aria-label=${label}>
    ${buttons.map((button) => html`<li>
      <button type="button" class="suggestion" @click=${() => choose(button)}>${button.title}</button>
    </li>`)}
  </ul>`;
}
