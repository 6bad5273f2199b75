/** Drawn here, not loaded: an icon font would be a request to somewhere. All on a grid of 24, with one width of line. */
import { html, type TemplateResult } from "lit";

function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

export const icons = {
  chat: icon("M4 4h16v12H9l-5 4z M8 8.5h8 M8 12h5"),
  close: icon("M6 6l12 12 M18 6L6 18"),
  down: icon("M12 5v14 M6 13l6 6 6-6"),
  enlarge: icon("M9 4H4v5 M4 4l6 6 M15 20h5v-5 M20 20l-6-6"),
  language: icon("M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0 M4 12h16 M12 4c3 2.5 3 13.5 0 16 M12 4c-3 2.5-3 13.5 0 16"),
  options: icon("M4 7h16 M4 12h16 M4 17h16"),
  send: icon("M4 12l16-8-6 16-3-7z"),
  shrink: icon("M4 10h6V4 M10 10L4 4 M20 14h-6v6 M14 14l6 6"),
};
