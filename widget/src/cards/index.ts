/** The card for each facet that has one. */
import type { Texts } from "../texts";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import { contactCard } from "./contact";
import { linksCard } from "./links";
import { milestonesCard } from "./milestones";
import { moneyCard } from "./money";
import { projectCard } from "./project";
import { reuseCard } from "./reuse";

type Card = (told: Told, project: Project, texts: Texts) => unknown;

const CARDS: Record<string, Card> = {
  summary: projectCard,
  contact: contactCard,
  money: moneyCard,
  milestones: milestonesCard,
  reuse: reuseCard,
  links: linksCard,
};

/** A facet of which nothing is known has no values, and is said in words. */
export function facetView(told: Told, project: Project, texts: Texts): unknown {
  const card = CARDS[told.facet];
  const known = Object.keys(told.values).length || told.items.length;
  return card && known ? card(told, project, texts) : lines([...told.said, ...told.items.flatMap((i) => i.said), ...told.after.said]);
}
