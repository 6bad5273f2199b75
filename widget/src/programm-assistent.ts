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
import { Panel } from "./panel";
import { checkAttributes, endpointOf, keepKeys, tell } from "./portal";
import { Printing } from "./printing";
import type { ProgrammAssistentElement } from "./public";
import { Scrolling, unseenMark } from "./scrolling";
import { styles } from "./styles";
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
  /** Colour of buttons and of the line in the header as #rrggbb; the colour of the text on it follows. */
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

  @query(".log") private log!: HTMLElement;
  @query(".composer textarea") private input!: HTMLTextAreaElement;
  @query("dialog") private dialog!: HTMLDialogElement;
  private readonly announcer = new Announcer(this);
  private readonly panel = new Panel(this, () => this.conversation);
  private readonly printing = new Printing(this, this.panel);
  private readonly scrolling = new Scrolling(this, () => this.log);
  private readonly offers = new TypeAhead(
    this,
    () => this.conversation.api.offers(),
    (text) => this.conversation.write(text),
  );
  private conversation!: Conversation;
  /** The words of the portal in German. */
  private own!: Texts;
  private scrolledTo = "";

  override connectedCallback(): void {
    this.own = mergeTexts(this.textsJson);
    this.conversation ??= new Conversation(this, this.endpoint.replace(/\/$/, ""), this.name, (answer) => {
      this.announcer.say(spokenText(answer, this.texts.choices));
      tell(this, "answered");
    });
    if (this.takeQuestion() || this.hasAttribute("open")) this.conversation.setOpen(true);
    checkAttributes(this);
    super.connectedCallback();
    this.requestUpdate();
    darkness.addEventListener("change", this.paint);
    window.addEventListener("hashchange", this.onLink);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    darkness.removeEventListener("change", this.paint);
    window.removeEventListener("hashchange", this.onLink);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("textsJson")) this.own = mergeTexts(this.textsJson);
    if (changed.has("accent")) this.paint();
  }

  protected override firstUpdated(): void {
    tell(this, "ready");
  }

  protected override updated(): void {
    const { shown: open } = this.panel;
    const { turns, thinking, failure } = this.conversation;
    const shown = open ? `${turns.length} ${thinking} ${failure}` : "";
    if (shown === this.scrolledTo) return;
    this.scrolledTo = shown;
    // The next frame: parts of an answer render after this element.
    if (open) requestAnimationFrame(() => this.scrolling.showLastTurn());
    else this.scrolling.closed();
  }

  protected override render() {
    const { texts, privacyUrl } = this;
    const { wide, inline, prepared, shown: open } = this.panel;
    const { unseen, language, draft } = this.conversation;
    const written = wordsOf(language);
    const titleLanguage = this.heading ? this.lang || "de" : undefined;
    const head = { title: this.heading || texts.heading, titleLanguage, language, wide, inline, offers: this.offers.on, privacyUrl };
    return html`<div class="root" popover=${inline ? nothing : "manual"} @keydown=${keepKeys} @keypress=${keepKeys} @keyup=${keepKeys} lang=${written === "de" ? this.lang || "de" : written}>
      <section part="panel" class="panel ${wide ? "wide" : ""}" id="panel" aria-labelledby="title" ?hidden=${!open} @click=${this.clicked}>
        ${prepared
          ? html`${header(head, texts, this.actions)} ${this.transcript()}
              ${composer(draft, this.offers, texts, { submit: this.submit, write: this.write })} ${clearDialog(texts, this.clear)}`
          : nothing}
      </section>
      ${inline
        ? nothing
        : html`<button type="button" class="launcher" part="launcher" aria-expanded=${open} aria-controls="panel" @click=${this.panel.toggle}>
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

  /** Opens the panel and moves the focus into it; one that is open, such as a conversation in the page, only gets the focus. */
  open(): Promise<void> {
    return this.panel.open();
  }

  /** Closes the panel; the focus goes to the button that opens it. A conversation in the page stays. */
  close(): Promise<void> {
    return this.panel.close();
  }

  /** Opens the panel and asks; call it only when the visitor has pressed something that says so. */
  async ask(text: string): Promise<void> {
    await this.open();
    await this.send(text);
  }

  /** Fills in the question of the address, if there is one for this assistant; only the visitor sends it. */
  private takeQuestion(): boolean {
    const question = this.conversation.first ? askedInAddress(this.name) : "";
    if (question) this.conversation.write(question);
    return Boolean(question);
  }

  /** A link to a question may stand on the page itself. */
  private readonly onLink = (): void => {
    if (this.takeQuestion()) void this.open();
  };

  /** What is clicked beside a menu closes it. */
  private readonly clicked = (event: Event): void => {
    closeMenus(event);
    this.panel.followed(event);
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

  private readonly speak = (language: Language): void => {
    this.panel.closeMenu();
    this.conversation.speak(language);
  };

  private readonly print = (): void => {
    this.panel.closeMenu();
    this.printing.alone();
  };

  private readonly download = (): void => {
    this.panel.closeMenu();
    save("gespraech.txt", "text/plain;charset=utf-8", transcript(this.conversation.turns, this.texts));
  };

  private readonly askToClear = (): void => {
    this.panel.closeMenu();
    this.dialog.showModal();
  };

  private readonly clear = async (): Promise<void> => {
    if (this.dialog.returnValue !== "clear") return;
    this.dialog.returnValue = "";
    this.input.focus();
    this.announcer.say((await this.conversation.clear()) ? this.texts.cleared : this.texts.clearedHere);
  };

  private readonly actions = {
    close: this.panel.toggle,
    enlarge: this.panel.enlarge,
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
