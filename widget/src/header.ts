/** The head of the panel: name, language, size, options, close; and the question before everything is deleted. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons";
import type { Texts } from "./texts";
import type { Language } from "./voices";

export interface HeaderActions {
  close: () => void;
  enlarge: () => void;
  speak: (language: Language) => void;
  offer: () => void;
  print: () => void;
  download: () => void;
  askToClear: () => void;
}

export interface HeaderState {
  title: string;
  /** Of the title, if it is the portal's own; the words of the panel may be in another language. */
  titleLanguage: string | undefined;
  language: Language;
  wide: boolean;
  /** A part of the page has no size but its own, and stays open. */
  inline: boolean;
  /** Whether something is offered while the visitor types. */
  offers: boolean;
  privacyUrl: string;
}

/** Each in its own words: who needs it cannot read the others. */
const LANGUAGES: [Language, string][] = [
  ["de", "Deutsch"],
  ["de-simple", "Leichte Sprache"],
  ["en", "English"],
];

export function header(state: HeaderState, texts: Texts, actions: HeaderActions): TemplateResult {
  const { title, titleLanguage, language, wide, inline, offers, privacyUrl } = state;
  const size = wide ? texts.shrink : texts.enlarge;
  return html`<div class="header">
    <slot name="logo"></slot>
    <h2 id="title" lang=${titleLanguage ?? nothing}>${title}</h2>
    ${menu(texts.language, icons.language, LANGUAGES.map(([code, name]) => html`<button
      type="button"
      lang=${code}
      aria-pressed=${code === language}
      @click=${() => actions.speak(code)}
    >${name}</button>`))}
    ${inline
      ? nothing
      : html`<button type="button" class="tool enlarge" title=${size} @click=${actions.enlarge}>
          ${wide ? icons.shrink : icons.enlarge}<span class="sr">${size}</span>
        </button>`}
    ${menu(texts.options, icons.options, html`
      <button type="button" aria-pressed=${offers} @click=${actions.offer}>${texts.offers}</button>
      <button type="button" @click=${actions.print}>${texts.print}</button>
      <button type="button" @click=${actions.download}>${texts.download}</button>
      <button type="button" @click=${actions.askToClear}>${texts.clear}</button>
      ${privacyUrl ? html`<a href=${privacyUrl}>${texts.privacy}</a>` : nothing}`)}
    ${inline
      ? nothing
      : html`<button type="button" class="tool close" title=${texts.close} @click=${actions.close}>
          ${icons.close}<span class="sr">${texts.close}</span>
        </button>`}
  </div>`;
}

/** The browser opens one of these at a time, because they share a name. */
function menu(label: string, icon: TemplateResult, entries: unknown): TemplateResult {
  return html`<details class="options" name="menu" @focusout=${leave}>
    <summary class="tool" title=${label}>${icon}<span class="sr">${label}</span></summary>
    <div class="menu">${entries}</div>
  </details>`;
}

function leave(event: FocusEvent): void {
  const open = event.currentTarget as HTMLDetailsElement;
  const next = event.relatedTarget as Node | null;
  if (next && !open.contains(next)) open.open = false;
}

/** Closes the menus of a panel when something else in it is clicked. */
export function closeMenus(event: Event): void {
  const open = (event.currentTarget as HTMLElement).querySelector<HTMLDetailsElement>(".options[open]");
  if (open && !event.composedPath().includes(open)) open.open = false;
}

/** The browser's own dialog keeps the focus inside, closes with Esc and gives the focus back; it begins at the first button, the safe choice. */
export function clearDialog(texts: Texts, closed: () => void): TemplateResult {
  return html`<dialog aria-labelledby="clear-question" @close=${closed}>
    <form method="dialog">
      <p id="clear-question">${texts.clearQuestion}</p>
      <button class="small" value="">${texts.cancel}</button>
      <button class="small" value="clear">${texts.clearConfirm}</button>
    </form>
  </dialog>`;
}
