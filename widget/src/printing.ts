/** Printing: on paper the conversation is a part of the page instead of lying above it, and the menu prints it without the page. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { lift, lower } from "./top-layer";

/** Tells the element that is printed without its page; only as long as that takes. */
const ALONE = "printed";

export class Printing implements ReactiveController {
  private focused: HTMLElement | null = null;
  private sheet: CSSStyleSheet | null = null;

  /** @param raised puts an open panel above what else is raised */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly raised: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("beforeprint", this.before);
    window.addEventListener("afterprint", this.after);
  }

  hostDisconnected(): void {
    window.removeEventListener("beforeprint", this.before);
    window.removeEventListener("afterprint", this.after);
  }

  /** Prints the conversation and nothing else of the page. */
  alone(): void {
    this.sheet ??= sheetFor(this.host.localName);
    this.host.toggleAttribute(ALONE, true);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet), this.sheet];
    window.print();
  }

  private readonly before = (): void => {
    this.focused = this.host.shadowRoot!.activeElement as HTMLElement | null;
    lower(this.root);
  };

  private readonly after = (): void => {
    this.host.removeAttribute(ALONE);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
    lift(this.root);
    this.raised();
    this.focused?.focus();
  };

  private get root(): HTMLElement {
    return this.host.shadowRoot!.querySelector<HTMLElement>(".root")!;
  }
}

/** Of the page what holds the element remains, without any look of its own. */
function sheetFor(name: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print {
    body *:not(:has(${name}[${ALONE}]), ${name}[${ALONE}], ${name}[${ALONE}] *) { display: none !important; }
    :is(html, body, body *):has(${name}[${ALONE}]) { all: revert !important; display: block !important; margin: 0 !important; }
  }`);
  return sheet;
}
