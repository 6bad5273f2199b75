/** What can be done with an answer: copy it, or a link that asks the same. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { defaultTexts, type Texts } from "./texts";
import type { AssistantTurn } from "./types";

export function toolsOf(turn: AssistantTurn, texts: Texts): TemplateResult | typeof nothing {
  // What answers a guided dialogue is kept nowhere, so there is nothing to share.
  if (turn.answer.blocks.some(({ type }) => type === "progress" || type === "form")) return nothing;
  return html`<programm-assistent-tools .turn=${turn} .texts=${texts}></programm-assistent-tools>`;
}

@customElement("programm-assistent-tools")
export class Tools extends LitElement {
  @property({ attribute: false }) turn!: AssistantTurn;
  @property({ attribute: false }) texts: Texts = defaultTexts;
  @state() private outcome = "";

  /** Lives in the tree of the assistant, so that its styles apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { texts, turn } = this;
    return html`<div class="tools">
      <button type="button" class="link" @click=${() => this.copy(turn.answer.text)}>${texts.copy}</button>
      ${turn.masked
        ? nothing
        : html`<button type="button" class="link" @click=${() => this.copy(linkTo(turn.question, this.instance))}>${texts.share}</button>`}
      <span role="status">${this.outcome}</span>
    </div>`;
  }

  /** The name of the assistant in whose tree this is. */
  private get instance(): string {
    return (this.getRootNode() as ShadowRoot).host.getAttribute("name") ?? "";
  }

  private async copy(text: string): Promise<void> {
    // Browsers offer the clipboard on secure pages only.
    this.outcome = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => this.texts.copied,
      () => this.texts.notCopied,
    );
  }
}

/** The question of such a link to the instance of this name, or "". */
export function askedInAddress(name: string): string {
  const address = new URLSearchParams(location.hash.slice(1));
  return (address.get("assistent") ?? "") === name ? (address.get("frage") ?? "") : "";
}

/** Behind the sign, a question never reaches a server's log; the widget fills it in and sends nothing by itself. */
export function linkTo(question: string, name: string): string {
  const instance = name && `&assistent=${encodeURIComponent(name)}`;
  return `${location.origin}${location.pathname}${location.search}#frage=${encodeURIComponent(question)}${instance}`;
}
