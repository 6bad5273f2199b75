/** What blocks and cards need to be drawn: words in the language of the answer, and a way to ask further. */
import { html, nothing, type TemplateResult } from "lit";
import { isWeb } from "./cards/links";
import type { Texts } from "./texts";
import type { Project } from "./types";

export interface View {
  texts: Texts;
  ask: (question: string) => void;
  /** Where the document is published from which the answers are, or "". */
  source: string;
  /** The assistant's interface; the pages about projects are on its server, not on the portal's. */
  endpoint: string;
}

/** A project's name that asks about it. */
export function projectLink({ title, ask }: Project, view: View): TemplateResult {
  return html`<button type="button" class="link" @click=${() => view.ask(ask ?? title)}>${title}</button>`;
}

/** A way to the page about a project, in a new tab: the conversation stays. Turns that an older widget kept have none. */
export function pageLink(project: Project, text: string, { texts, endpoint }: View): TemplateResult | typeof nothing {
  const address = page(project, endpoint);
  if (!address) return nothing;
  return html`<a class="page" href=${address} target="_blank" hreflang="de" rel="noopener noreferrer">${text} <span class="sr">${project.title} (${texts.newTab})</span></a>`;
}

/** A project's name that leads to its page, where no button beside it does. */
export function titleLink(project: Project | undefined, name: string, { texts, endpoint }: View): TemplateResult | string {
  const address = project && page(project, endpoint);
  if (!address) return name;
  return html`<a href=${address} target="_blank" hreflang="de" rel="noopener noreferrer">${name} <span class="sr">(${texts.newTab})</span></a>`;
}

function page({ path }: Project, endpoint: string): string | null {
  const address = path && new URL(path, new URL(endpoint, document.baseURI)).href;
  return isWeb(address) ? address : null;
}

/** What is said of pages, as a link to the first of them where the document has an address. */
export function linkedPages(text: string, pages: number[], published: string, url: string | null = null): TemplateResult | string {
  const address = url ?? (pages.length && published ? new URL(published, document.baseURI).href : null);
  return isWeb(address) ? html`<a href=${atPage(address, pages)} rel="noopener noreferrer">${text}</a>` : text;
}

/** Viewers of PDF files open at the page that stands behind the sign. */
function atPage(url: string, pages: number[]): string {
  return url.toLowerCase().endsWith(".pdf") && pages.length ? `${url}#page=${pages[0]}` : url;
}
