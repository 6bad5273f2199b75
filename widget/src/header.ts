/** The head of the panel: title, options, close; and the question before everything is deleted. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons";
import type { Texts } from "./texts";

export interface HeaderActions {
  close: () => void;
  download: () => void;
  askToClear: () => void;
}

export function header(title: string, privacyUrl: string, texts: Texts, actions: HeaderActions): TemplateResult {
  return html`<div class="header">
    <div>
      <h2 id="title">${title}</h2>
      <p>${texts.subheading}</p>
    </div>
    <details class="options">
      <summary title=${texts.options}>${icons.options}<span class="sr">${texts.options}</span></summary>
      <div class="menu">
        <button type="button" @click=${actions.download}>${texts.download}</button>
        <button type="button" @click=${actions.askToClear}>${texts.clear}</button>
        ${privacyUrl ? html`<a href=${privacyUrl}>${texts.privacy}</a>` : nothing}
      </div>
    </details>
    <button type="button" class="close" title=${texts.close} @click=${actions.close}>
      ${icons.close}<span class="sr">${texts.close}</span>
    </button>
  </div>`;
}

/** The browser's own dialog keeps the focus inside, closes with Esc and gives the focus back. */
export function clearDialog(texts: Texts, closed: () => void): TemplateResult {
  return html`<dialog aria-labelledby="clear-question" @close=${closed}>
    <form method="dialog">
      <p id="clear-question">${texts.clearQuestion}</p>
      <button class="small" value="clear">${texts.clearConfirm}</button>
      <button class="small" value="">${texts.cancel}</button>
    </form>
  </dialog>`;
}
