/** What the portal's page says to the widget and hears from it: attributes that fit, events. */
import { readableOn } from "./colour";

/** Events on the element; they bubble. None tells what was asked or answered: the page need not know. */
export type PortalEvent = "ready" | "opened" | "closed" | "asked" | "answered" | "feedback";

export function tell(element: HTMLElement, event: PortalEvent): void {
  element.dispatchEvent(new CustomEvent(`programm-assistent-${event}`, { bubbles: true, composed: true }));
}

type Fits = (value: string) => boolean;
const oneOf = (...values: string[]): Fits => (value) => values.includes(value);
const isObject: Fits = (value) => {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "object" && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
};

const rules: Record<string, [Fits, string]> = {
  accent: [(value) => readableOn(value) !== null, "#rrggbb"],
  position: [oneOf("left", "right"), "left or right"],
  theme: [oneOf("light", "dark"), "light or dark"],
  texts: [isObject, "a JSON object"],
  endpoint: [(value) => URL.canParse(value, document.baseURI), "an address"],
  "privacy-url": [(value) => URL.canParse(value, document.baseURI), "an address"],
};

/** Tells the developer in the console which attributes do not fit; the widget then uses its defaults. */
export function checkAttributes(element: HTMLElement): void {
  for (const [name, [fits, expected]] of Object.entries(rules)) {
    const value = element.getAttribute(name);
    if (value && !fits(value)) warn(`${name}="${value}" is not used, expected ${expected}.`);
  }
}

/** For the developer of the page. */
export function warn(what: string): void {
  console.warn(`<programm-assistent>: ${what}`);
}

/** Into the browser's top layer, above all that the page stacks; measures the visitor's text size. */
export function raise(root: HTMLElement): void {
  if (!("showPopover" in root) || !root.isConnected) return;
  if (!root.matches(":popover-open")) root.showPopover();
  root.style.setProperty("--pa-rem", getComputedStyle(root).fontSize);
}

/** After the page is there and has nothing else to do; Safari cannot tell, and waits a little. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(work, 500);
}
