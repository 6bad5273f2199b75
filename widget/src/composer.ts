/** Where questions are written. */
import { html, type TemplateResult } from "lit";
import { icons } from "./icons";
import type { Texts } from "./texts";

/** Enter sends, with Shift it is a new line. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form?.requestSubmit();
}

export function composer(texts: Texts, submit: (event: Event) => void): TemplateResult {
  return html`<form class="composer" @submit=${submit}>
    <label class="sr" for="question">${texts.input}</label>
    <textarea id="question" rows="1" autocomplete="off" placeholder=${texts.input} @keydown=${onKey}></textarea>
    <button class="send" title=${texts.send}>${icons.send}<span class="sr">${texts.send}</span></button>
  </form>`;
}
