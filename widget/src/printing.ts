/** Printing: on paper an open conversation is a part of the page instead of lying above it, and the menu prints it without the page. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { lift, lower } from "./top-layer";

/** The panel, as far as printing needs to know it. */
export interface Printed {
  readonly shown: boolean;
  toTop(): void;
}

/** Marks the element while it is printed; with this value, without its page. */
const MARK = "printed";
const ALONE = "alone";

export class Printing implements ReactiveController {
  private readonly sheet = new CSSStyleSheet();
  private focused: HTMLElement | null = null;
  private how = "";

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly panel: Printed,
  ) {
    host.addController(this);
    this.sheet.replaceSync(rules(host.localName));
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
    this.how = ALONE;
    window.print();
  }

  private readonly before = (): void => {
    this.focused = this.host.shadowRoot!.activeElement as HTMLElement | null;
    lower(this.root);
    if (!this.panel.shown) return;
    this.host.setAttribute(MARK, this.how);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  };

  private readonly after = (): void => {
    this.how = "";
    this.host.removeAttribute(MARK);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
    lift(this.root);
    this.panel.toTop();
    this.focused?.focus();
  };

  private get root(): HTMLElement {
    return this.host.shadowRoot!.querySelector<HTMLElement>(".root")!;
  }
}

/** What holds the element must not cut it off; where it is printed alone, nothing else of the page remains, and no look of what holds it. */
function rules(name: string): string {
  const alone = `${name}[${MARK}=${ALONE}]`;
  return `@media print {
    :has(${name}[${MARK}]) {
      height: auto !important; max-height: none !important; overflow: visible !important; transform: none !important; filter: none !important;
    }
    body:has(${alone}) *:not(:has(${alone}), ${alone}, ${alone} *) { display: none !important; }
    :has(${alone}) { all: revert !important; display: block !important; margin: 0 !important; }
  }`;
}
