/** Where an answer stands: the sentence, as a link to the document where its address is known. */
import { html, type TemplateResult } from "lit";
import type { SourceBlock } from "../types";
import { linkedPages } from "../view";

/** @param published where the portal publishes the document that the pages are of */
export function sourceLine({ lines, sources }: SourceBlock, published: string): TemplateResult[] {
  return lines.map((line, index) => {
    // A line that names several documents, or none of its own, leads to none.
    const { url, pages } = (sources.length === lines.length && sources[index]) || { url: null, pages: [] };
    return html`<p class="source">${linkedPages(line, pages, published, url)}</p>`;
  });
}
