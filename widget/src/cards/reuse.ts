import type { TemplateResult } from "lit";
import type { Texts } from "../texts";
import type { ReuseCard } from "../types";
import { frame, pairs } from "./parts";

export function reuseCard(card: ReuseCard, texts: Texts): TemplateResult {
  return frame("reuse", texts.reuse, card.project, pairs(card.items.map((item) => [item.kind, item.text])));
}
