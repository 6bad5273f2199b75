/** <programm-assistent>: a button in the corner of the portal that opens a conversation. */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Announcer } from "./announcer";
import { spokenText } from "./answer";
import { readableOn } from "./colour";
import { composer } from "./composer";
import { Conversation } from "./conversation";
import { save, transcript } from "./download";
import "./feedback";
import type { Rate } from "./feedback";
import type { Errors, Fill } from "./form";
import { clearDialog, header } from "./header";
import { icons } from "./icons";
import { styles } from "./styles";
import { COVERING } from "./styles/layout";
import { mergeTexts, type Texts } from "./texts";
import { trouble } from "./trouble";
import { suggestions, turnView } from "./turns";
import type { Button } from "./types";

const LONGEST_QUESTION = 2000;

@customElement("programm-assistent")
export class ProgrammAssistent extends LitElement {
  static override styles = styles;

  /** Address of the assistant's interface; default: beside the script. */
  @property() endpoint = new URL(/* @vite-ignore */ "../api", import.meta.url).href;
  @property() heading = "";
  @property() greeting = "";
  /** Questions to start with, separated by "|". */
  @property() starters = "";
  /** Background of header and buttons as #rrggbb; the colour of the text on it follows. */
  @property() accent = "";
  @property({ attribute: "texts" }) textsJson: string | null = null;
  @property({ attribute: "privacy-url" }) privacyUrl = "";
  @property({ attribute: "contact-name" }) contactName = "";
  @property({ attribute: "contact-phone" }) contactPhone = "";
  @property({ attribute: "contact-email" }) contactEmail = "";

  @query(".launcher") private launcher!: HTMLButtonElement;
  @query(".panel") private panel!: HTMLElement;
  @query(".log") private log!: HTMLElement;
  @query(".composer textarea") private input!: HTMLTextAreaElement;
  @query("dialog") private dialog!: HTMLDialogElement;
  @query(".options") private options!: HTMLDetailsElement;
  private readonly announcer = new Announcer(this);
  private conversation!: Conversation;
  private texts!: Texts;
  private shown = "";

  override connectedCallback(): void {
    this.texts = mergeTexts(this.textsJson);
    this.conversation ??= new Conversation(this, this.endpoint.replace(/\/$/, ""), (answer) =>
      this.announcer.say(spokenText(answer, this.texts.choices)),
    );
    super.connectedCallback();
    document.addEventListener("keydown", this.onEscape);
    document.addEventListener("focusin", this.onFocus);
    addEventListener("hashchange", this.fillIn);
    void this.fillIn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.onEscape);
    document.removeEventListener("focusin", this.onFocus);
    removeEventListener("hashchange", this.fillIn);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("textsJson")) this.texts = mergeTexts(this.textsJson);
    if (changed.has("accent")) this.paint();
  }

  protected override updated(): void {
    const { open, turns, thinking, failure } = this.conversation;
    const shown = `${open} ${turns.length} ${thinking} ${failure}`;
    if (!open || shown === this.shown) return;
    this.shown = shown;
    // The next frame: parts of an answer render after this element.
    requestAnimationFrame(() => this.showLastTurn());
  }

  protected override render() {
    const { texts } = this;
    const { open } = this.conversation;
    return html`<div lang=${this.lang || "de"}>
      <section class="panel" id="panel" aria-labelledby="title" ?hidden=${!open}>
        ${open
          ? html`${header(this.heading || texts.heading, this.privacyUrl, texts, this.actions)} ${this.transcript()}
              ${composer(texts, this.submit)} ${clearDialog(texts, this.clear)}`
          : nothing}
      </section>
      <button type="button" class="launcher" aria-expanded=${open} aria-controls="panel" @click=${this.toggle}>
        ${icons.chat}<span>${texts.launcher}</span>
      </button>
      ${this.announcer.regions()}
    </div>`;
  }

  private transcript() {
    const { texts } = this;
    const { turns, thinking, failure } = this.conversation;
    // aria-live is off because the announcers below speak each complete answer exactly once.
    return html`<div class="log" role="log" aria-live="off" aria-label=${texts.log} tabindex="0">
      <article class="turn assistant">
        <h3>${texts.assistant}</h3>
        <div class="bubble">
          <p>${this.greeting || texts.greeting}</p>
          <p>${texts.notice}</p>
        </div>
        ${turns.length ? nothing : this.starterQuestions()}
      </article>
      ${turns.map((turn, index) =>
        turnView(turn, { texts, last: index === turns.length - 1, choose: this.choose, rate: this.rate, fill: this.fill }),
      )}
      ${thinking
        ? html`<p class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${texts.thinking}</p>`
        : nothing}
      ${failure ? trouble(texts[failure], this.human, texts, this.retry) : nothing}
    </div>`;
  }

  private starterQuestions() {
    const questions = (this.starters || this.texts.starters).split("|").map((text) => text.trim());
    const buttons = questions.filter(Boolean).map((text) => ({ title: text, payload: text }));
    return suggestions(buttons, this.texts.startersLabel, this.choose);
  }

  private get human() {
    return { name: this.contactName, phone: this.contactPhone, email: this.contactEmail };
  }

  private readonly toggle = async (): Promise<void> => {
    const open = !this.conversation.open;
    this.conversation.setOpen(open);
    await this.updateComplete;
    if (!open) this.launcher.focus();
    // On a touch screen the field would bring up the keyboard, which hides the greeting.
    else (matchMedia("(pointer: coarse)").matches ? this.log : this.input).focus();
  };

  /** "#frage=…" in the address: a question that is filled in, and sent by nobody but the visitor. */
  private readonly fillIn = async (): Promise<void> => {
    const question = new URLSearchParams(location.hash.slice(1)).get("frage")?.slice(0, LONGEST_QUESTION);
    if (!question) return;
    this.conversation.setOpen(true);
    await this.updateComplete;
    this.input.value = question;
    this.input.focus();
  };

  /** Esc closes from anywhere on the page: what has the focus may lie behind the panel. */
  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !this.conversation.open || this.dialog.open) return;
    if (this.options.open) {
      this.options.open = false;
      this.options.querySelector("summary")?.focus();
      return;
    }
    const inside = this.shadowRoot?.activeElement;
    this.conversation.setOpen(false);
    if (inside) void this.updateComplete.then(() => this.launcher.focus());
  };

  /** A panel that fills the screen would hide what has the focus now, so it makes way. */
  private readonly onFocus = (event: FocusEvent): void => {
    if (!this.conversation.open || event.composedPath().includes(this)) return;
    if (matchMedia(COVERING).matches) this.conversation.setOpen(false);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.conversation.thinking) return;
    const text = this.input.value;
    this.input.value = "";
    this.input.focus();
    void this.ask(text, this.texts.masked);
  };

  private readonly choose = async (button: Button): Promise<void> => {
    const asked = this.ask(button.payload);
    await this.updateComplete;
    this.focusLastQuestion();
    await asked;
  };

  /** The pressed button is gone; the focus stays where the answer will appear. */
  private focusLastQuestion(): void {
    const turns = this.log.querySelectorAll<HTMLElement>(".turn.user");
    turns[turns.length - 1]?.focus({ preventScroll: true });
  }

  private readonly retry = async (): Promise<void> => {
    this.input.focus();
    await this.announced(this.conversation.retry());
  };

  private readonly rate: Rate = (turn, rating, comment) => this.conversation.rate(turn, rating, comment);

  private readonly fill: Fill = async (fields) => {
    let errors: Errors | null = null;
    await this.announced(
      this.conversation.fill(fields, this.texts.formSent).then((found) => {
        errors = found;
      }),
    );
    await this.updateComplete;
    if (!errors && !this.conversation.failure) this.focusLastQuestion();
    return errors;
  };

  private ask(text: string, mask?: string): Promise<void> {
    return this.announced(this.conversation.ask(text, mask));
  }

  /** Speaks what a sighted person sees: the wait, when it gets long, and the trouble, if any. */
  private async announced(answering: Promise<void>): Promise<void> {
    const waiting = setTimeout(() => this.announcer.say(this.texts.thinking), 2000);
    await answering;
    clearTimeout(waiting);
    const { failure } = this.conversation;
    if (failure) this.announcer.say(this.texts[failure]);
  }

  private readonly download = (): void => {
    this.options.open = false;
    save("gespraech.txt", "text/plain;charset=utf-8", transcript(this.conversation.turns, this.texts));
  };

  private readonly askToClear = (): void => {
    this.options.open = false;
    this.dialog.showModal();
  };

  private readonly clear = async (): Promise<void> => {
    if (this.dialog.returnValue !== "clear") return;
    this.dialog.returnValue = "";
    this.input.focus();
    this.announcer.say((await this.conversation.clear()) ? this.texts.cleared : this.texts.clearedHere);
  };

  private readonly actions = { close: this.toggle, download: this.download, askToClear: this.askToClear };

  /** The beginning of a long answer is what people want to see first. */
  private showLastTurn(): void {
    const turns = this.log?.querySelectorAll<HTMLElement>(".turn") ?? [];
    const last = turns[turns.length - 1];
    if (!last) return;
    // In low windows the whole panel scrolls, else the log; the other assignment has no effect.
    this.log.scrollTop = last.offsetTop - 12;
    this.panel.scrollTop = this.log.offsetTop + last.offsetTop - 12;
  }

  private paint(): void {
    const text = readableOn(this.accent);
    if (!text) return;
    this.style.setProperty("--pa-accent", this.accent);
    this.style.setProperty("--pa-on-accent", text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "programm-assistent": ProgrammAssistent;
  }
}
