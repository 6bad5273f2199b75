/** Showing and hiding the panel: its button, Esc, links behind it, and where the focus goes. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Conversation } from "./conversation";
import { painted, tell, whenIdle } from "./portal";
import type { ProgrammAssistentElement } from "./public";
import { COVERING } from "./styles/layout";
import { raise, toFront } from "./top-layer";

export class Panel implements ReactiveController {
  wide = false;
  /** Whether the panel is drawn, also behind its button, so that a press only has to show it as it was. */
  prepared = false;

  constructor(
    private readonly host: ReactiveControllerHost & ProgrammAssistentElement,
    private readonly conversation: () => Conversation,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("keydown", this.onEscape);
    document.addEventListener("focusin", this.onFocus);
    whenIdle(() => {
      this.prepared = true;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.onEscape);
    document.removeEventListener("focusin", this.onFocus);
  }

  hostUpdate(): void {
    this.prepared ||= this.shown;
  }

  hostUpdated(): void {
    raise(this.find(".root"));
  }

  /** A part of the page that is always open, instead of a button in its corner. */
  get inline(): boolean {
    return this.host.mode === "inline";
  }

  /** Whether the conversation is to be seen. */
  get shown(): boolean {
    return this.inline || this.conversation().open;
  }

  async open(): Promise<void> {
    if (this.shown) this.focusInside();
    else await this.toggle();
  }

  async close(): Promise<void> {
    if (!this.inline && this.shown) await this.toggle();
  }

  readonly toggle = async (): Promise<void> => {
    const open = !this.shown;
    this.show(open);
    await this.host.updateComplete;
    if (!open) return this.find(".launcher").focus();
    // What a press shows comes first; this lays out the page once more.
    await painted();
    if (!this.shown) return;
    this.toTop();
    this.focusInside();
  };

  /** Above what else is raised, if the panel is open. */
  toTop(): void {
    if (this.shown) toFront(this.find(".root"), this.find(".panel"));
  }

  readonly enlarge = (): void => {
    this.wide = !this.wide;
    this.host.requestUpdate();
  };

  /** A link to a page shows that page if the panel covers it. */
  followed(event: Event): void {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (!link || !/^https?:$/.test(link.protocol) || link.target || link.download || !this.covering) return;
    // The panel closes not at once, because a link that is gone before the browser follows it leads nowhere;
    // and the next page is told at once, because the browser may follow it before the panel has closed.
    this.conversation().closeOnNextPage();
    setTimeout(() => this.show(false));
  }

  /** The focus goes back to the button of the menu, also when a file is saved or the printing is over. */
  closeMenu(): void {
    const { menu } = this;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }

  /** On a touch screen the field would bring up the keyboard, which hides the greeting. */
  private focusInside(): void {
    this.find(matchMedia("(pointer: coarse)").matches ? ".log" : ".composer textarea").focus();
  }

  /** Esc closes from anywhere on the page, as what has the focus may lie behind the panel, but not from another assistant or a dialog. */
  private readonly onEscape = (event: KeyboardEvent): void => {
    const { host } = this;
    if (event.key !== "Escape" || event.defaultPrevented || !this.shown) return;
    if (event.target !== host && (event.target as Element).closest?.(`${host.localName}, dialog, [popover]`)) return;
    if (this.find<HTMLDialogElement>("dialog").open) return;
    if (this.menu) return this.closeMenu();
    if (this.inline) return;
    const inside = host.shadowRoot!.activeElement;
    this.show(false);
    if (inside) void host.updateComplete.then(() => this.find(".launcher").focus());
  };

  /** A panel that fills the screen would hide what has the focus now, so it makes way. */
  private readonly onFocus = (event: FocusEvent): void => {
    if (this.shown && this.covering && !event.composedPath().includes(this.host)) this.show(false);
  };

  /** Whether the panel fills the window, so that nothing of the page is to be seen while it is open. */
  private get covering(): boolean {
    return !this.inline && matchMedia(COVERING).matches;
  }

  private show(open: boolean): void {
    this.conversation().setOpen(open);
    tell(this.host, open ? "opened" : "closed");
  }

  private get menu(): HTMLDetailsElement | null {
    return this.host.shadowRoot!.querySelector<HTMLDetailsElement>(".options[open]");
  }

  private find<Part extends HTMLElement>(selector: string): Part {
    return this.host.shadowRoot!.querySelector<Part>(selector)!;
  }
}
