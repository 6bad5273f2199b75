/** Where questions are written. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons";
import type { Texts } from "./texts";
import type { TypeAhead } from "./typeahead";

/** As much as the server takes (LONGEST_MESSAGE); the rest of the room is told when little is left. */
const LONGEST = 2000;
const TELL_FROM = 1600;

export interface ComposerActions {
  submit: (event: Event) => void;
  /** What is written so far, to be kept for the next page. */
  write: (draft: string) => void;
}

/** Enter sends, with Shift it is a new line; 229 is a key that an input method has taken for itself. */
function onKey(event: KeyboardEvent, offers: TypeAhead): void {
  if (offers.key(event)) return;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

export function composer(draft: string, offers: TypeAhead, texts: Texts, actions: ComposerActions): TemplateResult {
  const write = (event: Event) => {
    const text = (event.target as HTMLTextAreaElement).value;
    actions.write(text);
    void offers.typed(text);
  };
  return html`<form class="composer" @submit=${actions.submit}>
    ${offers.list(texts)}
    <label class="sr" for="question">${texts.input}</label>
    <textarea id="question" dir="auto" rows="1" maxlength=${LONGEST} autocomplete="off" placeholder=${texts.input}
      aria-autocomplete="list" aria-controls="offers" aria-activedescendant=${offers.active}
      .value=${draft} @input=${write} @blur=${() => offers.hide()}
      @keydown=${(event: KeyboardEvent) => onKey(event, offers)}></textarea>
    <button class="send" title=${texts.send}>${icons.send}<span class="sr">${texts.send}</span></button>
    ${draft.length >= TELL_FROM
      ? html`<p class="minor counter" role="status">${texts.left.replace("{number}", String(LONGEST - draft.length))}</p>`
      : nothing}
  </form>`;
}
