/** How each block of an answer looks; a block without a view of its own is shown by its lines. */
import { html, nothing, type TemplateResult } from "lit";
import { facetView } from "./cards";
import { listCard } from "./cards/list";
import { questionView } from "./cards/question";
import { sourceLine } from "./cards/source";
import { tableView } from "./cards/table";
import { lines } from "./lines";
import type { Answer, Block, FactsBlock } from "./types";
import { pageLink, type View } from "./view";

export function blocks({ blocks, language }: Answer, view: View): unknown[] {
  // Leichte Sprache says figures in sentences of their own; a table beside them would say them again in hard words.
  const spoken = language === "de-simple";
  return blocks.map((block) => (spoken && SAID_IN_SENTENCES.has(block.type) ? lines(block.lines) : shown(block, spoken, view)));
}

const SAID_IN_SENTENCES = new Set(["list", "table", "comparison"]);

function shown(block: Block, spoken: boolean, view: View): unknown {
  switch (block.type) {
    case "facts":
      return facts(block, spoken, view);
    case "list":
      // A list of one is a sentence.
      return block.count > 1 && block.items.every(({ project }) => project) ? listCard(block, view) : lines(block.lines);
    case "table":
    case "comparison":
      return tableView(block, view);
    case "source":
      return sourceLine(block, view.source);
    case "question":
      return questionView(block, view);
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

function facts({ said, project, facts }: FactsBlock, spoken: boolean, view: View): TemplateResult {
  const [name, ...first] = said;
  return html`<h4 class="subject">${name}</h4>
    ${lines(first)} ${facts.map((told) => facetView(told, project, spoken, view))}
    ${project ? pageLink(project, view.texts.projectPage, view) : nothing}`;
}
