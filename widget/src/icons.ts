/** Drawn here, not loaded: an icon font would be a request to somewhere. */
import { html, type TemplateResult } from "lit";

function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

export const icons = {
  chat: icon("M4 4h16v12H9l-5 4z M8 8.5h8 M8 12h5"),
  close: icon("M6 6l12 12 M18 6L6 18"),
  options: icon("M12 5v.01 M12 12v.01 M12 19v.01"),
  send: icon("M4 12l16-8-6 16-3-7z"),
};
