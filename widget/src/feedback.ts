/** Thumbs and an optional comment below an answer. */
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { defaultTexts, type Texts } from "./texts";
import type { AssistantTurn, Rating } from "./types";

export type Rate = (turn: AssistantTurn, rating: Rating, comment?: string) => Promise<boolean>;

@customElement("programm-assistent-feedback")
export class Feedback extends LitElement {
  @property({ attribute: false }) turn!: AssistantTurn;
  @property({ attribute: false }) texts: Texts = defaultTexts;
  @property({ attribute: false }) rate!: Rate;
  @state() private outcome = "";
  @state() private finished = false;

  /** Lives in the tree of the assistant, so that its styles apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { texts, turn } = this;
    return html`<div class="feedback">
      <div role="group" aria-label=${texts.helpful}>
        <span aria-hidden="true">${texts.helpful}</span>
        ${this.choice("up", texts.yes)} ${this.choice("down", texts.no)}
      </div>
      ${turn.rating && !this.finished ? this.form() : nothing}
      <p class="outcome" tabindex="-1" role="status">${this.outcome}</p>
    </div>`;
  }

  private choice(rating: Rating, label: string) {
    const chosen = this.turn.rating === rating;
    return html`<button type="button" class="small" aria-pressed=${chosen} @click=${() => this.send(rating)}>
      ${label}
    </button>`;
  }

  private form() {
    return html`<form @submit=${this.comment}>
      <label for="comment">${this.texts.commentLabel}</label>
      <textarea id="comment" dir="auto" rows="2" maxlength="1000" aria-describedby="comment-hint"></textarea>
      <p id="comment-hint" class="minor">${this.texts.commentHint}</p>
      <button class="small">${this.texts.commentSend}</button>
    </form>`;
  }

  private async send(rating: Rating, comment = ""): Promise<void> {
    const stored = await this.rate(this.turn, rating, comment);
    this.outcome = stored ? this.texts.thanks : this.texts.thanksFailed;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector("form")?.scrollIntoView({ block: "nearest" });
  }

  private async comment(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.querySelector("textarea")?.value.trim() ?? "";
    if (!this.turn.rating) return;
    await this.send(this.turn.rating, text);
    if (this.outcome !== this.texts.thanks) return;
    // The form goes away, so the focus needs a new place.
    this.finished = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>(".outcome")?.focus();
  }
}
