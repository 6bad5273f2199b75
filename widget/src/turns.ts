/** How the turns of the conversation look: author in words, text, cards, source, suggestions. */
import { html, nothing, type TemplateResult } from "lit";
import { blocks } from "./blocks";
import type { Rate } from "./feedback";
import "./form";
import type { Fill } from "./form";
import type { Texts } from "./texts";
import type { Answer, AssistantTurn, Button, Turn } from "./types";

export interface TurnContext {
  texts: Texts;
  /** Only the last answer offers suggestions and asks for feedback. */
  last: boolean;
  choose: (button: Button) => void;
  rate: Rate;
  fill: Fill;
}

export function turnView(turn: Turn, context: TurnContext): TemplateResult {
  return turn.author === "user" ? userTurn(turn.text, context.texts) : assistantTurn(turn, context);
}

function userTurn(text: string, texts: Texts): TemplateResult {
  return html`<article class="turn user" tabindex="-1">
    <h3>${texts.you}</h3>
    <div class="bubble"><p>${text}</p></div>
  </article>`;
}

function assistantTurn(turn: AssistantTurn, { texts, last, choose, rate, fill }: TurnContext): TemplateResult {
  const { answer } = turn;
  const form = answer.blocks.find((block) => block.type === "form");
  return html`<article class="turn assistant" tabindex="-1">
    <h3>${texts.assistant}</h3>
    <div class="bubble" lang=${answer.language === "en" ? "en" : "de"}>${blocks(answer, texts)}</div>
    ${last && form
      ? html`<programm-assistent-form .block=${form} .texts=${texts} .fill=${fill}></programm-assistent-form>`
      : nothing}
    ${last ? suggestions(answer.buttons, texts.choices, choose) : nothing}
    ${last && !inDialogue(answer)
      ? html`<programm-assistent-feedback .turn=${turn} .texts=${texts} .rate=${rate}></programm-assistent-feedback>`
      : nothing}
  </article>`;
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
