/** Where an answer stands: the sentence, as a link to the document where its address is known. */
import { html, type TemplateResult } from "lit";
import type { SourceBlock } from "../types";
import { isWeb } from "./links";

/** @param published where the portal publishes the document that the pages are of */
export function sourceLine({ lines, sources }: SourceBlock, published: string): TemplateResult[] {
  return lines.map((line, index) => {
    // A line that names several documents, or none of its own, leads to none.
    const { url, pages } = (sources.length === lines.length && sources[index]) || { url: null, pages: [] };
    return html`<p class="source">${linkedPages(line, pages, published, url)}</p>`;
  });
}

/** What is said of pages, as a link to the first of them where the document has an address. */
export function linkedPages(text: string, pages: number[], published: string, url: string | null = null): TemplateResult | string {
  const address = url ?? (pages.length && published ? new URL(published, document.baseURI).href : null);
  return isWeb(address) ? html`<a href=${page(address, pages)} rel="noopener noreferrer">${text}</a>` : text;
}

/** Viewers of PDF files open at the page that stands behind the sign. */
function page(url: string, pages: number[]): string {
  return url.toLowerCase().endsWith(".pdf") && pages.length ? `${url}#page=${pages[0]}` : url;
}
