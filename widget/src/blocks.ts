/** How each block of an answer looks; a block without a view of its own is shown by its lines. */
import { html, nothing, type TemplateResult } from "lit";
import { facetView } from "./cards";
import { listCard } from "./cards/list";
import { tableView } from "./cards/table";
import { lines } from "./lines";
import type { Texts } from "./texts";
import type { Answer, Block, FactsBlock } from "./types";

export function blocks(answer: Answer, texts: Texts): unknown[] {
  // The labels of cards are German: other languages, and Leichte Sprache, are shown as they are said.
  const plain = answer.language !== "de";
  return answer.blocks.map((block) => (plain && !ANY_LANGUAGE.has(block.type) ? lines(block.lines) : view(block, texts)));
}

/** Blocks whose words all come from the server. */
const ANY_LANGUAGE = new Set(["source", "progress", "form"]);

function view(block: Block, texts: Texts): unknown {
  switch (block.type) {
    case "facts":
      return facts(block, texts);
    case "list":
      // A list of one is a sentence.
      return block.count > 1 && block.items.every(({ project }) => project) ? listCard(block, texts) : lines(block.lines);
    case "table":
    case "comparison":
      return tableView(block, texts);
    case "source":
      return block.lines.map((line) => html`<p class="source">${line}</p>`);
    case "progress":
      return block.lines.map((line) => html`<p class="note progress">${line}</p>`);
    case "form":
      // Below the answer, and only while it is the last one (turns.ts).
      return nothing;
    case "note":
      return block.lines.map((line) => html`<p class="note">${line}</p>`);
    default:
      return lines(block.lines);
  }
}

function facts({ said, project, facts }: FactsBlock, texts: Texts): TemplateResult {
  const [name, ...first] = said;
  return html`<h4 class="subject">${name}</h4>
    ${lines(first)} ${facts.map((told) => facetView(told, project, texts))}`;
}
