/** What the portal's page says to the widget and hears from it: attributes that fit, events. */
import { readableOn } from "./colour";
import type { ProgrammAssistentEventMap } from "./public";

type Told<Name> = Name extends `programm-assistent-${infer Event}` ? Event : never;

/** Tells the page what happens, by an event on the element that bubbles. None says what was asked or answered: the page need not know. */
export function tell(element: HTMLElement, event: Told<keyof ProgrammAssistentEventMap>): void {
  element.dispatchEvent(new CustomEvent(`programm-assistent-${event}`, { bubbles: true, composed: true }));
}

/**
 * Keeps what is written here from shortcuts of the page: it sees no field, only the element. Esc, Tab and combinations
 * with a control key go on.
 */
export function keepKeys(event: KeyboardEvent): void {
  const writing = (event.target as Element).matches("input, textarea");
  const meant = /^(Escape|Tab)$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey;
  if (writing && !meant) event.stopPropagation();
}

/** Where the server that gave out the script has its interface; the script may lie below its version. */
export function endpointOf(script: string): string {
  const { pathname } = new URL(script);
  return new URL(pathname.replace(/[^/]+\/([\da-f]{16}\/)?[^/]*$/, "api"), script).href;
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
  mode: [oneOf("inline"), "inline"],
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

/** After the next picture; in a tab that nobody sees there is none. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
}

/** After the page is there and has nothing else to do; Safari cannot tell, and waits a little. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(work, 500);
}
