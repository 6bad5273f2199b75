/** The card for each facet that has one. */
import { html } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { contactCard } from "./contact";
import { linksCard } from "./links";
import { milestonesCard } from "./milestones";
import { moneyCard } from "./money";
import { projectCard } from "./project";
import { reuseCard } from "./reuse";
import { timeCard } from "./time";

type Card = (told: Told, project: Project, view: View) => unknown;

/** These can be clicked, so they stay cards where all else is said in sentences. */
const CLICKABLE: Record<string, Card> = { contact: contactCard, links: linksCard };
const CARDS: Record<string, Card> = {
  ...CLICKABLE,
  summary: projectCard,
  money: moneyCard,
  time: timeCard,
  milestones: milestonesCard,
  reuse: reuseCard,
};

/** A facet of which nothing is known has no values, and is said in words. */
export function facetView(told: Told, project: Project, spoken: boolean, view: View): unknown {
  const card = (spoken ? CLICKABLE : CARDS)[told.facet];
  const known = Object.keys(told.values).length || told.items.length;
  if (card && known) return html`${card(told, project, view)} ${lines(told.after.said)}`;
  return lines([...told.said, ...told.items.flatMap((item) => item.said), ...told.after.said]);
}
