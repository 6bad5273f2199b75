/** Where in the log a visitor is, and the ways to its ends. */
import type { ReactiveControllerHost } from "lit";

export class Scrolling {
  /** Whether the newest message is out of sight. */
  away = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly log: () => HTMLElement | null,
  ) {}

  /** The newest message begins below what is seen: then there is a button that leads to it. */
  readonly scrolled = (event: Event): void => {
    const { scrollTop, clientHeight } = event.target as HTMLElement;
    const away = (this.last(".turn")?.offsetTop ?? 0) > scrollTop + clientHeight;
    if (away === this.away) return;
    this.away = away;
    this.host.requestUpdate();
  };

  readonly newest = (): void => this.last(".turn")?.focus();

  /** The pressed button is gone; the focus stays where the answer will appear. */
  focusLastQuestion(): void {
    this.last(".turn.user")?.focus({ preventScroll: true });
  }

  /** The beginning of a long answer is what people want to see first. */
  showLastTurn(): void {
    const last = this.last(".turn");
    if (last) this.log()!.scrollTop = last.offsetTop - 12;
  }

  private last(selector: string): HTMLElement | undefined {
    return [...(this.log()?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1);
  }
}
