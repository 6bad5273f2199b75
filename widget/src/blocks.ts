/** How each block of an answer looks; a block without a view of its own, or whose view could not be loaded, is shown by its lines. */
import { html, nothing, type TemplateResult } from "lit";
import { questionView } from "./cards/question";
import { sourceLine } from "./cards/source";
import { later } from "./later/load";
import { lines } from "./lines";
import type { Answer, Block, FactsBlock, Told } from "./types";
import { pageLink, type View } from "./view";

export function blocks({ blocks, language }: Answer, view: View): unknown[] {
  // Leichte Sprache says figures in sentences of their own; a table beside them would say them again in hard words.
  const spoken = language === "de-simple";
  return blocks.map((block) => (spoken && SAID_IN_SENTENCES.has(block.type) ? plain(block) : drawn(block, spoken, view)));
}

/** A block that is not as it should be is said by its lines, as one that is not known: a mistake must not take all else with it. */
function drawn(block: Block, spoken: boolean, view: View): unknown {
  try {
    return shown(block, spoken, view);
  } catch (error) {
    console.warn(error);
    return lines(block.lines);
  }
}

function plain(block: Block): TemplateResult[] {
  return lines(block.lines, (block.type === "list" && block.items[0]?.number) || 1);
}

const SAID_IN_SENTENCES = new Set(["list", "table", "comparison"]);

function shown(block: Block, spoken: boolean, view: View): unknown {
  const { views } = later;
  switch (block.type) {
    case "facts":
      return views ? facts(block, (told) => views.facetView(told, block.project, spoken, view), view) : lines(block.lines);
    case "list":
      // A list of one is a sentence.
      return views && block.count > 1 && block.items.every(({ project }) => project) ? views.listCard(block, view) : plain(block);
    case "table":
    case "comparison":
      return views ? views.tableView(block, view) : lines(block.lines);
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

function facts({ said, project, facts }: FactsBlock, card: (told: Told) => unknown, view: View): TemplateResult {
  const [name, ...first] = said;
  return html`<h4 class="subject">${name}</h4>
    ${lines(first)} ${facts.map(card)}
    ${project ? pageLink(project, view.texts.projectPage, view) : nothing}`;
}
