/** The card for each kind of structured result. */
import { nothing, type TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { Card } from "../types";
import { comparisonCard } from "./comparison";
import { contactCard } from "./contact";
import { linksCard } from "./links";
import { listCard } from "./list";
import { milestonesCard } from "./milestones";
import { moneyCard } from "./money";
import { projectCard } from "./project";
import { reuseCard } from "./reuse";

export function card(data: Card, texts: Texts): TemplateResult | typeof nothing {
  switch (data.type) {
    case "contact":
      return contactCard(data, texts);
    case "project":
      return projectCard(data, texts);
    case "money":
      return moneyCard(data, texts);
    case "milestones":
      return milestonesCard(data, texts);
    case "reuse":
      return reuseCard(data, texts);
    case "list":
      return listCard(data, texts);
    case "comparison":
      return comparisonCard(data, texts);
    case "links":
      return linksCard(data, texts);
    default:
      // A newer server may send cards this widget does not know; the text says it all anyway.
      return nothing;
  }
}
