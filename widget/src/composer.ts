/** Where questions are written. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons";
import type { Texts } from "./texts";

/** As much as the server takes (LONGEST_MESSAGE); the rest of the room is told when little is left. */
const LONGEST = 2000;
const TELL_FROM = 1600;

export interface ComposerActions {
  submit: (event: Event) => void;
  /** What is written so far, to be kept for the next page. */
  write: (draft: string) => void;
}

/** Enter sends, with Shift it is a new line; 229 is a key that an input method has taken for itself. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

export function composer(draft: string, texts: Texts, actions: ComposerActions): TemplateResult {
  const write = (event: Event) => actions.write((event.target as HTMLTextAreaElement).value);
  return html`<form class="composer" @submit=${actions.submit}>
    <label class="sr" for="question">${texts.input}</label>
    <textarea id="question" rows="1" maxlength=${LONGEST} autocomplete="off" placeholder=${texts.input}
      .value=${draft} @input=${write} @keydown=${onKey}></textarea>
    <button class="send" title=${texts.send}>${icons.send}<span class="sr">${texts.send}</span></button>
    ${draft.length >= TELL_FROM
      ? html`<p class="minor counter" role="status">${texts.left.replace("{number}", String(LONGEST - draft.length))}</p>`
      : nothing}
  </form>`;
}
