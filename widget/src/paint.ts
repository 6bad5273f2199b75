/** The element in the colour of the portal. */
import { readableOn, visibleOn } from "./colour";
import { warn } from "./portal";

/** Gives the element the colour of the portal, with readable text on it; lines and bars have it as strong as they must be to be seen. */
export function paint(element: HTMLElement, accent: string): void {
  const text = readableOn(accent);
  if (!text) return;
  const ground = getComputedStyle(element).getPropertyValue("--pa-background").trim();
  const mark = visibleOn(ground, accent);
  if (mark !== accent.toLowerCase()) warn(`accent="${accent}" is hard to see on ${ground}; lines and bars are ${mark}.`);
  element.style.setProperty("--pa-accent", accent);
  element.style.setProperty("--pa-on-accent", text);
  element.style.setProperty("--pa-mark", mark);
}
