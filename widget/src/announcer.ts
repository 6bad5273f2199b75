/** Speaks to screen readers through regions that exist before anything is said. */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from "lit";
import { html } from "lit";

export class Announcer implements ReactiveController {
  private spoken: [string, string] = ["", ""];

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Two regions in turn: a screen reader then also speaks the same answer a second time. */
  say(text: string): void {
    this.spoken = this.spoken[0] ? ["", text] : [text, ""];
    this.host.requestUpdate();
  }

  regions(): TemplateResult[] {
    return this.spoken.map((text) => html`<div class="sr" aria-live="polite" aria-atomic="true">${text}</div>`);
  }
}
