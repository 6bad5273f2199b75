/** What blocks and cards need to be drawn: words in the language of the answer, and a way to ask further. */
import { html, type TemplateResult } from "lit";
import type { Texts } from "./texts";
import type { Project } from "./types";

export interface View {
  texts: Texts;
  ask: (question: string) => void;
  /** Where the document is published from which the answers are, or "". */
  source: string;
}

/** A project's name that asks about it. */
export function projectLink({ title, ask }: Project, view: View): TemplateResult {
  return html`<button type="button" class="link" @click=${() => view.ask(ask ?? title)}>${title}</button>`;
}
