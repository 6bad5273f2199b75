/** Where in the log a visitor is, the ways to its ends, and the cues that something new is out of sight. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Texts } from "./texts";

export class Scrolling {
  /** Whether the newest message is out of sight. */
  away = false;
  /** Whether it came when the visitor had gone back to read something else. */
  fresh = false;
  private left = false;
  private top = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly log: () => HTMLElement | null,
  ) {}

  /** The newest message begins below what is seen: then there is a button that leads to it. */
  readonly scrolled = (event: Event): void => {
    const { scrollTop, clientHeight } = event.target as HTMLElement;
    const away = (this.last(".turn")?.offsetTop ?? 0) > scrollTop + clientHeight;
    // Only a visitor scrolls up to where the newest message is out of sight; the log itself scrolls down to it.
    this.left = away && (this.left || scrollTop < this.top);
    this.top = scrollTop;
    if (away) return this.show(true, this.fresh);
    this.show(false, false);
  };

  readonly newest = (): void => this.last(".turn")?.focus();

  /** The pressed button is gone; the focus stays where the answer will appear. */
  focusLastQuestion(): void {
    this.last(".turn.user")?.focus({ preventScroll: true });
  }

  /** The beginning of a long answer is what people want to see first, unless they have gone back to read something else. */
  showLastTurn(): void {
    const last = this.last(".turn");
    if (!last) return;
    if (this.left && last.matches(".assistant")) return this.show(true, true);
    this.log()!.scrollTop = last.offsetTop - 12;
  }

  /** A panel that opens again begins at its newest message. */
  closed(): void {
    this.left = false;
    this.top = 0;
    this.show(false, false);
  }

  private show(away: boolean, fresh: boolean): void {
    if (away === this.away && fresh === this.fresh) return;
    Object.assign(this, { away, fresh });
    this.host.requestUpdate();
  }

  private last(selector: string): HTMLElement | undefined {
    return [...(this.log()?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1);
  }
}

/** How many answers wait behind the closed panel, on the button that opens it and in its name. */
export function unseenMark(number: number, texts: Texts): TemplateResult | typeof nothing {
  if (!number) return nothing;
  return html`<span class="sr"> (${texts.unseen.replace("{number}", String(number))})</span><b class="unseen" aria-hidden="true">${number}</b>`;
}
