/** Where an answer stands: the sentence, and the document behind it if its address is known. */
import { html, type TemplateResult } from "lit";
import type { SourceBlock } from "../types";
import { isWeb } from "./links";

export function sourceLine({ lines, sources }: SourceBlock): TemplateResult[] {
  return lines.map((line, index) => {
    const { url, pages } = sources[index] ?? sources[0] ?? { url: null, pages: [] };
    return html`<p class="source">${isWeb(url) ? html`<a href=${page(url, pages)} rel="noopener noreferrer">${line}</a>` : line}</p>`;
  });
}

/** Viewers of PDF files open at the page that stands behind the sign. */
function page(url: string, pages: number[]): string {
  return url.toLowerCase().endsWith(".pdf") && pages.length ? `${url}#page=${pages[0]}` : url;
}
