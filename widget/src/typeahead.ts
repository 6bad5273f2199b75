/** Offers while someone types: common questions, and names of projects that the last words begin. They are fetched at the first key. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { kept, keep } from "./tabs";
import type { Texts } from "./texts";

export interface Offers {
  questions: string[];
  names: string[];
}

const FROM = 3; // letters; fewer fit too much
const MOST = 5;
const OFF = "programm-assistent:offers-off";

export class TypeAhead {
  /** Whether the visitor wants offers at all. */
  on = kept(OFF) === null;
  private shown: string[] = [];
  private chosen = -1;
  private latest = 0;
  private offers: Promise<Offers> | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fetch: () => Promise<Offers>,
    private readonly take: (text: string) => void,
  ) {}

  async typed(text: string): Promise<void> {
    if (!this.on || text.trim().length < FROM) return this.hide();
    const typed = ++this.latest;
    this.offers ??= this.fetch();
    // Without the list people type as before.
    const offers = await this.offers.catch(() => null);
    if (!offers) this.offers = null;
    if (typed !== this.latest) return; // something else has been typed, or sent, since
    this.shown = offers ? matching(text, offers) : [];
    this.chosen = -1;
    this.host.requestUpdate();
  }

  hide(): void {
    this.latest++;
    if (!this.shown.length) return;
    this.shown = [];
    this.host.requestUpdate();
  }

  switch(): void {
    this.on = !this.on;
    try {
      if (this.on) sessionStorage.removeItem(OFF);
      else keep(OFF, "1");
    } catch {
      // Without storage the switch holds until the page changes.
    }
    this.hide();
    this.host.requestUpdate();
  }

  /** Arrow keys go through the offers, Enter takes one into the field, Esc puts them away; true: the key is used up. */
  key(event: KeyboardEvent): boolean {
    const { shown } = this;
    if (!shown.length) return false;
    if (event.key === "ArrowDown") this.chosen = Math.min(shown.length - 1, this.chosen + 1);
    else if (event.key === "ArrowUp" && this.chosen >= 0) this.chosen -= 1;
    else if (event.key === "Enter" && this.chosen >= 0) this.accept(shown[this.chosen]!);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    this.host.requestUpdate();
    return true;
  }

  /** What the field must know to speak of the chosen offer. */
  get active(): string | typeof nothing {
    return this.shown.length && this.chosen >= 0 ? `offer-${this.chosen}` : nothing;
  }

  list(texts: Texts): TemplateResult {
    return html`<ul id="offers" class="offers" role="listbox" aria-label=${texts.offers} ?hidden=${!this.shown.length}>
      ${this.shown.map((offer, index) => html`<li
        id="offer-${index}"
        role="option"
        aria-selected=${index === this.chosen}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => this.accept(offer)}
      >${offer}</li>`)}
    </ul>`;
  }

  private accept(offer: string): void {
    this.hide();
    this.take(offer);
  }
}

/** Questions that go on as the text begins; else the text with a name in place of the words that begin it. */
export function matching(text: string, { questions, names }: Offers): string[] {
  const low = text.trimStart().toLowerCase();
  const whole = questions.filter((question) => question.toLowerCase().startsWith(low) && question.length > low.length);
  return [...whole, ...names.flatMap((name) => completed(text, name) ?? [])].slice(0, MOST);
}

function completed(text: string, name: string): string | null {
  // From the longest: "Was kostet Digitales B" is completed at "Digitales B", not at "B".
  for (const { index } of text.matchAll(/(?<!\p{L})\p{L}/gu)) {
    const begun = text.slice(index).toLowerCase();
    if (begun.length < FROM) return null;
    if (name.toLowerCase().startsWith(begun) && name.length > begun.length) return text.slice(0, index) + name;
  }
  return null;
}
