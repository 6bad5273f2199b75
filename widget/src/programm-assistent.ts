/** <programm-assistent>: a button in the corner of the portal that opens a conversation, or the conversation itself in the page. */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { Announcer } from "./announcer";
import { spokenText } from "./answer";
import { composer } from "./composer";
import { Conversation } from "./conversation";
import { save, transcript } from "./download";
import "./feedback";
import { askedInAddress } from "./tools";
import type { Rate } from "./feedback";
import type { Errors, Fill } from "./form";
import { clearDialog, closeMenus, header } from "./header";
import { icons } from "./icons";
import { paint } from "./paint";
import { checkAttributes, endpointOf, raise, tell, toFront, whenIdle } from "./portal";
import type { ProgrammAssistentElement } from "./public";
import { Scrolling, unseenMark } from "./scrolling";
import { styles } from "./styles";
import { COVERING } from "./styles/layout";
import { mergeTexts, type Texts } from "./texts";
import { transcriptView } from "./transcript";
import type { Button } from "./types";
import { TypeAhead } from "./typeahead";
import { textsIn, wordsOf, type Language } from "./voices";

const darkness = matchMedia("(prefers-color-scheme: dark)");

/**
 * @attr theme - `light` or `dark`; without it the visitor's setting counts
 * @attr position - `left` puts button and panel on the other side
 * @attr open - shows the panel at once
 * @attr lang - language of the portal's own words; each answer is marked with its own
 * @fires programm-assistent-ready - the button is there
 * @fires programm-assistent-opened - the panel has been opened
 * @fires programm-assistent-closed - the panel has been closed
 * @fires programm-assistent-asked - a question is on its way
 * @fires programm-assistent-answered - an answer has come
 * @fires programm-assistent-feedback - an answer has been rated
 * @slot logo - an image before the title
 * @csspart launcher - the button that opens the panel
 * @csspart panel - the panel
 * @cssprop --pa-offset-bottom - room that is kept free below button and panel, such as for a cookie banner
 * @cssprop --pa-offset-side - the same beside them
 * @cssprop --pa-width - width of the panel
 * @cssprop --pa-height - its height, as far as the window has room
 * @cssprop --pa-text-size - size of the text; what else is measured follows it
 * @cssprop --pa-font - the font
 */
@customElement("programm-assistent")
export class ProgrammAssistent extends LitElement implements ProgrammAssistentElement {
  static override styles = styles;

  /** Address of the assistant's interface; default: beside the script. */
  @property() endpoint = endpointOf(import.meta.url);
  /** "inline": a part of the page that is always open, instead of a button in its corner. */
  @property({ reflect: true, useDefault: true }) mode: ProgrammAssistentElement["mode"] = "";
  /** Tells this instance from others on the page: a conversation, and links to questions, of its own. */
  @property() name = "";
  /** Title of the panel. */
  @property() heading = "";
  /** First words; keep the notice that no person answers. */
  @property() greeting = "";
  /** Questions to start with, separated by "|". */
  @property() starters = "";
  /** Background of header and buttons as #rrggbb; the colour of the text on it follows. */
  @property() accent = "";
  /** JSON with other words for any text of the widget (`src/texts.ts`). */
  @property({ attribute: "texts" }) textsJson: string | null = null;
  /** Link in the menu. */
  @property({ attribute: "privacy-url" }) privacyUrl = "";
  /** Where the portal publishes the document from which the answers are. */
  @property({ attribute: "source-url" }) sourceUrl = "";
  /** Who is named when the assistant fails. */
  @property({ attribute: "contact-name" }) contactName = "";
  /** Their telephone number. */
  @property({ attribute: "contact-phone" }) contactPhone = "";
  /** Their address for mail. */
  @property({ attribute: "contact-email" }) contactEmail = "";

  @query(".root") private root!: HTMLElement;
  @query(".launcher") private launcher!: HTMLButtonElement;
  @query(".log") private log!: HTMLElement;
  @query(".composer textarea") private input!: HTMLTextAreaElement;
  @query("dialog") private dialog!: HTMLDialogElement;
  @query(".options[open]") private menu!: HTMLDetailsElement | null;
  private readonly announcer = new Announcer(this);
  private readonly scrolling = new Scrolling(this, () => this.log);
  private readonly offers = new TypeAhead(
    this,
    () => this.conversation.api.offers(),
    (text) => this.conversation.write(text),
  );
  private conversation!: Conversation;
  /** The words of the portal in German. */
  private own!: Texts;
  private wide = false;
  /** Whether the panel is drawn, also behind its button, so that a press only has to show it as it was. */
  private prepared = false;
  private scrolledTo = "";

  override connectedCallback(): void {
    this.own = mergeTexts(this.textsJson);
    this.conversation ??= new Conversation(this, this.endpoint.replace(/\/$/, ""), this.name, (answer) => {
      this.announcer.say(spokenText(answer, this.texts.choices));
      tell(this, "answered");
    });
    const question = askedInAddress(this.name);
    if (question && this.conversation.first) {
      this.conversation.setOpen(true);
      this.conversation.write(question);
    }
    if (this.hasAttribute("open")) this.conversation.setOpen(true);
    checkAttributes(this);
    super.connectedCallback();
    this.requestUpdate();
    document.addEventListener("keydown", this.onEscape);
    document.addEventListener("focusin", this.onFocus);
    darkness.addEventListener("change", this.paint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.onEscape);
    document.removeEventListener("focusin", this.onFocus);
    darkness.removeEventListener("change", this.paint);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("textsJson")) this.own = mergeTexts(this.textsJson);
    if (changed.has("accent")) this.paint();
    this.prepared ||= this.shown;
  }

  protected override firstUpdated(): void {
    tell(this, "ready");
    whenIdle(() => {
      this.prepared = true;
      this.requestUpdate();
    });
  }

  protected override updated(): void {
    raise(this.root);
    const { shown: open } = this;
    const { turns, thinking, failure } = this.conversation;
    const shown = open ? `${turns.length} ${thinking} ${failure}` : "";
    if (shown === this.scrolledTo) return;
    this.scrolledTo = shown;
    // The next frame: parts of an answer render after this element.
    if (open) requestAnimationFrame(() => this.scrolling.showLastTurn());
    else this.scrolling.closed();
  }

  protected override render() {
    const { texts, wide, inline, privacyUrl, shown: open } = this;
    const { unseen, language, draft } = this.conversation;
    const written = wordsOf(language);
    const head = { title: this.heading || texts.heading, language, wide, inline, offers: this.offers.on, privacyUrl };
    return html`<div class="root" popover=${inline ? nothing : "manual"} lang=${written === "de" ? this.lang || "de" : written}>
      <section part="panel" class="panel ${wide ? "wide" : ""}" id="panel" aria-labelledby="title" ?hidden=${!open} @click=${this.clicked}>
        ${this.prepared
          ? html`${header(head, texts, this.actions)} ${this.transcript()}
              ${composer(draft, this.offers, texts, { submit: this.submit, write: this.write })} ${clearDialog(texts, this.clear)}`
          : nothing}
      </section>
      ${inline
        ? nothing
        : html`<button type="button" class="launcher" part="launcher" aria-expanded=${open} aria-controls="panel" @click=${this.toggle}>
            ${icons.chat}<span>${texts.launcher}</span>${unseenMark(unseen, texts)}
          </button>`}
      ${this.announcer.regions()}
    </div>`;
  }

  private transcript() {
    const { texts, own, human } = this;
    const { away, fresh } = this.scrolling;
    const greeting = this.conversation.language === "de" && this.greeting ? this.greeting : texts.greeting;
    const starters = this.conversation.language === "de" && this.starters ? this.starters : texts.starters;
    const { sourceUrl: source, endpoint } = this;
    return transcriptView(this.conversation, { greeting, starters, human, away, fresh, own, source, endpoint }, texts, {
      choose: this.choose,
      rate: this.rate,
      fill: this.fill,
      retry: this.retry,
      newest: this.scrolling.newest,
      scrolled: this.scrolling.scrolled,
    });
  }

  private get human() {
    return { name: this.contactName, phone: this.contactPhone, email: this.contactEmail };
  }

  /** Opens the panel and moves the focus into it; a conversation in the page, which is open, only gets the focus. */
  async open(): Promise<void> {
    if (this.inline) this.focusInside();
    else if (!this.conversation.open) await this.toggle();
  }

  /** Closes the panel; the focus goes to the button that opens it. A conversation in the page stays. */
  async close(): Promise<void> {
    if (!this.inline && this.conversation.open) await this.toggle();
  }

  /** Opens the panel and asks; call it only when the visitor has pressed something that says so. */
  async ask(text: string): Promise<void> {
    await this.open();
    await this.send(text);
  }

  private readonly toggle = async (): Promise<void> => {
    const open = !this.conversation.open;
    this.show(open);
    await this.updateComplete;
    if (!open) return this.launcher.focus();
    toFront(this.root);
    this.focusInside();
  };

  /** On a touch screen the field would bring up the keyboard, which hides the greeting. */
  private focusInside(): void {
    (matchMedia("(pointer: coarse)").matches ? this.log : this.input).focus();
  }

  /** Esc closes from anywhere on the page, as what has the focus may lie behind the panel, but not from another assistant. */
  private readonly onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !this.shown || this.dialog.open) return;
    if (event.target instanceof ProgrammAssistent && event.target !== this) return;
    if (this.menu) return this.closeMenu();
    if (this.inline) return;
    const inside = this.shadowRoot?.activeElement;
    this.show(false);
    if (inside) void this.updateComplete.then(() => this.launcher.focus());
  };

  /** What is clicked beside a menu closes it, and a link to a page shows that page if the panel covers it. */
  private readonly clicked = (event: Event): void => {
    closeMenus(event);
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (link && /^https?:$/.test(link.protocol) && !link.target && !link.download && this.covering) {
      // The panel closes not at once, because a link that is gone before the browser follows it leads nowhere;
      // and the next page is told at once, because the browser may follow it before the panel has closed.
      this.conversation.closeOnNextPage();
      setTimeout(() => this.show(false));
    }
  };

  /** A panel that fills the screen would hide what has the focus now, so it makes way. */
  private readonly onFocus = (event: FocusEvent): void => {
    if (this.conversation.open && this.covering && !event.composedPath().includes(this)) this.show(false);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.conversation.thinking) return;
    const text = this.input.value;
    this.input.value = "";
    this.conversation.write("");
    this.offers.hide();
    this.input.focus();
    void this.send(text, this.texts.masked);
  };

  private readonly choose = async (button: Button): Promise<void> => {
    const asked = this.send(button.payload);
    await this.updateComplete;
    this.scrolling.focusLastQuestion();
    await asked;
  };

  private readonly retry = async (): Promise<void> => {
    this.input.focus();
    await this.announced(this.conversation.retry());
  };

  private readonly rate: Rate = (turn, rating, comment) => {
    tell(this, "feedback");
    return this.conversation.rate(turn, rating, comment);
  };

  private readonly fill: Fill = async (fields) => {
    let errors: Errors | null = null;
    await this.announced(
      this.conversation.fill(fields, this.texts.formSent).then((found) => {
        errors = found;
      }),
    );
    await this.updateComplete;
    if (!errors && !this.conversation.failure) this.scrolling.focusLastQuestion();
    return errors;
  };

  private get inline(): boolean {
    return this.mode === "inline";
  }

  /** Whether the conversation is to be seen. */
  private get shown(): boolean {
    return this.inline || this.conversation.open;
  }

  /** Whether the panel fills the window, so that nothing of the page is to be seen while it is open. */
  private get covering(): boolean {
    return !this.inline && matchMedia(COVERING).matches;
  }

  private show(open: boolean): void {
    this.conversation.setOpen(open);
    tell(this, open ? "opened" : "closed");
  }

  private send(text: string, mask?: string): Promise<void> {
    if (!this.conversation.thinking && text.trim()) tell(this, "asked");
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

  /** The words in the language of the conversation. */
  private get texts(): Texts {
    return textsIn(this.conversation.language, this.own);
  }

  private readonly write = (draft: string): void => this.conversation.write(draft);

  /** The focus goes back to the button of the menu, also when a file is saved or the printing is over. */
  private closeMenu(): void {
    const menu = this.menu;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }

  private readonly enlarge = (): void => {
    this.wide = !this.wide;
    this.requestUpdate();
  };

  private readonly speak = (language: Language): void => {
    this.closeMenu();
    this.conversation.speak(language);
  };

  private readonly print = (): void => {
    this.closeMenu();
    window.print();
  };

  private readonly download = (): void => {
    this.closeMenu();
    save("gespraech.txt", "text/plain;charset=utf-8", transcript(this.conversation.turns, this.texts));
  };

  private readonly askToClear = (): void => {
    this.closeMenu();
    this.dialog.showModal();
  };

  private readonly clear = async (): Promise<void> => {
    if (this.dialog.returnValue !== "clear") return;
    this.dialog.returnValue = "";
    this.input.focus();
    this.announcer.say((await this.conversation.clear()) ? this.texts.cleared : this.texts.clearedHere);
  };

  private readonly actions = {
    close: this.toggle,
    enlarge: this.enlarge,
    speak: this.speak,
    offer: () => this.offers.switch(),
    print: this.print,
    download: this.download,
    askToClear: this.askToClear,
  };

  /** Again when the system turns dark, because lines and bars must be seen there, too. */
  private readonly paint = (): void => paint(this, this.accent);
}

declare global {
  interface HTMLElementTagNameMap {
    "programm-assistent": ProgrammAssistent;
  }
}
