/** The conversation: its turns, what is under way, and its memory for the next page of the portal. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { toAnswer } from "./answer";
import { ready } from "./later/load";
import { missedAnswer } from "./missed";
import { keep, kept, takeKey, Tabs } from "./tabs";
import { Api, ApiError, type Failure } from "./api";
import type { Errors } from "./form";
import type { Answer, AssistantTurn, Rating, Reply, Turn } from "./types";
import type { Language } from "./voices";

interface Memory {
  session: string | null;
  turns: Turn[];
  open: boolean;
  unseen: number;
  language: Language;
  chosen: Language | null;
}

export class Conversation implements ReactiveController {
  turns: Turn[] = [];
  open = false;
  /** How many answers have come while the panel was closed. */
  unseen = 0;
  /** What the visitor is spoken to in: as chosen, else as the last answer was. */
  language: Language = "de";
  /** What is written but not sent. */
  draft = "";
  thinking = false;
  failure: Failure | "interrupted" | null = null;
  readonly api: Api;
  private readonly base: string;
  private key: string;
  private readonly tabs: Tabs<Memory>;
  private chosen: Language | null = null;
  /** What was written last, if it is sensitive: only in memory, so that it can be sent again. */
  private unkept: string | null = null;

  /**
   * @param name tells this instance from others of the page, or ""
   * @param onAnswer is told of each complete answer, so that it can be spoken once
   */
  constructor(
    private readonly host: ReactiveControllerHost & Pick<Node, "isConnected">,
    endpoint: string,
    name: string,
    private readonly onAnswer: (answer: Answer) => void,
  ) {
    // The number rises with the shape of what is kept, so that a new widget does not read what an old one kept.
    this.base = `programm-assistent:2:${endpoint}:${name}`;
    this.key = takeKey(this.base, host);
    const memory = this.recall();
    this.api = new Api(endpoint, memory.session, () => this.changed());
    this.turns = memory.turns;
    this.open = memory.open;
    this.unseen = memory.unseen;
    this.language = memory.language;
    this.chosen = memory.chosen;
    this.draft = kept(`${this.key}:draft`) ?? "";
    this.tabs = new Tabs(
      () => this.memory(),
      (memory) => this.adopt(memory),
    );
    host.addController(this);
  }

  hostConnected(): void {
    this.key = takeKey(this.base, this.host, this.key);
    this.tabs.join(this.key, this.turns.length > 0);
    this.prepare();
    void this.fetchMissed();
  }

  hostDisconnected(): void {
    this.tabs.leave();
  }

  /** Whether it is the first of its name, to which an address with a question speaks. */
  get first(): boolean {
    return this.key === `${this.base}:1`;
  }

  /** @param mask stands for the text if it is sensitive; a button's text never is, and is not masked */
  async ask(text: string, mask?: string): Promise<void> {
    const question = text.trim();
    if (!question || this.thinking) return;
    const masked = mask !== undefined && this.sensitive();
    this.unkept = masked ? question : null;
    this.turns = [...this.turns, masked ? { author: "user", text: mask, masked, at: Date.now() } : { author: "user", text: question, at: Date.now() }];
    await this.answer(question, masked ? mask : question);
  }

  /** Sends a form; what is wrong with its fields. `said` is what the transcript shows in place of them. */
  async fill(fields: Record<string, string>, said: string): Promise<Errors | null> {
    if (this.thinking) return null;
    const asked = this.turns;
    this.thinking = true;
    this.failure = null;
    this.changed();
    const result = await this.api.form(fields).catch((error: unknown) => error as Error);
    if (this.turns !== asked) return null;
    this.thinking = false;
    if (Array.isArray(result)) {
      const answer = toAnswer(result as Reply[]);
      const user: Turn = { author: "user", text: said, masked: true, at: Date.now() };
      this.turns = [...asked, user, { author: "assistant", question: said, masked: true, answer, at: Date.now() }];
      this.answered(answer);
    } else if (result instanceof Error) {
      this.failure = result instanceof ApiError ? result.failure : "failed";
    }
    this.changed();
    return Array.isArray(result) || result instanceof Error ? null : result;
  }

  /** Sends the last question again, which stands in the transcript already. */
  async retry(): Promise<void> {
    const last = this.turns.at(-1);
    if (last?.author !== "user" || this.thinking) return;
    if (last.masked && this.unkept === null) {
      // The page has changed since: what was written is gone, and the question above is open again.
      this.turns = this.turns.slice(0, -1);
      this.failure = null;
      this.changed();
    } else await this.answer(this.unkept ?? last.text, last.text);
  }

  async rate(turn: AssistantTurn, rating: Rating, comment = ""): Promise<boolean> {
    const { feedback: id, question, answer } = turn;
    turn.rating = rating;
    this.changed();
    try {
      turn.feedback = await this.api.rate({ id, rating, question, answer: answer.text, comment });
      this.changed();
      return true;
    } catch {
      return false;
    }
  }

  /** Empties the conversation here in any case; says whether the server could be told. */
  async clear(): Promise<boolean> {
    this.turns = [];
    this.thinking = false;
    this.failure = null;
    this.changed();
    try {
      await this.api.forget();
      return true;
    } catch {
      this.api.session = null;
      return false;
    } finally {
      this.changed();
    }
  }

  /** Each tab's own matter, so the others are not told. */
  setOpen(open: boolean): void {
    this.open = open;
    if (open) this.unseen = 0;
    this.remember();
  }

  /** The panel starts closed on the page that comes; on this one it stays as it is. */
  closeOnNextPage(): void {
    keep(this.key, JSON.stringify({ ...this.memory(), open: false }));
  }

  async speak(language: Language): Promise<void> {
    await ready(language);
    this.language = this.chosen = language;
    this.changed();
  }

  /** Keeps what is being written, unless it is sensitive; by itself, because it changes with every key. */
  write(draft: string): void {
    this.draft = draft;
    keep(`${this.key}:draft`, this.sensitive() ? "" : draft);
    this.host.requestUpdate();
  }

  /** Whether the last answer asks for something that must not be kept. */
  private sensitive(): boolean {
    const last = this.turns.at(-1);
    return last?.author === "assistant" && last.answer.blocks.some((block) => block.type === "progress" && block.sensitive);
  }

  private async answer(question: string, kept: string): Promise<void> {
    const asked = this.turns;
    this.thinking = true;
    this.failure = null;
    this.changed();
    void ready(this.language); // while the server thinks
    const result = await this.api.ask(question, this.chosen).then(toAnswer, (error: unknown) => error);
    if (!(result instanceof Error)) await ready((result as Answer).language);
    // The conversation was deleted in the meantime: what comes now belongs nowhere.
    if (this.turns !== asked) return;
    this.thinking = false;
    if (result instanceof Error) {
      this.failure = result instanceof ApiError ? result.failure : "failed";
    } else {
      const answer = result as Answer;
      this.follow(answer.language);
      this.turns = [...asked, { author: "assistant", question: kept, masked: kept !== question, answer, at: Date.now() }];
      this.unkept = null;
      this.answered(answer);
    }
    this.changed();
  }

  private answered(answer: Answer): void {
    if (!this.open) this.unseen += 1;
    this.onAnswer(answer);
  }

  /** "Bitte in Leichter Sprache" and an English question change the language, too. */
  private follow(language: string): void {
    if (language === this.language) return;
    this.language = language as Language;
    this.chosen = null;
  }

  /** Fetches what it takes to draw a conversation that this page has not had itself. */
  private prepare(): void {
    const languages = this.turns.flatMap((turn) => (turn.author === "assistant" ? turn.answer.language : []));
    if (this.turns.length || this.language !== "de") void ready(this.language, ...languages).then(() => this.host.requestUpdate());
  }

  private memory(): Memory {
    const { turns, open, unseen, language, chosen } = this;
    return { session: this.api.session, turns, open, unseen, language, chosen };
  }

  /** Goes on with what another tab of the portal has; whether the panel is open, and what has not been seen in it, is each tab's own matter. */
  private adopt({ session, turns, language, chosen }: Memory): void {
    if (this.thinking) return;
    this.api.session = session;
    Object.assign(this, { turns, language, chosen, failure: null, unseen: turns.length ? this.unseen : 0 });
    this.prepare();
    this.remember();
  }

  /** The page changed before the answer came: the server has it, or is still making it. */
  private async fetchMissed(): Promise<void> {
    const asked = this.turns;
    const last = asked.at(-1);
    if (last?.author !== "user" || this.thinking || this.failure) return;
    this.thinking = true;
    this.host.requestUpdate();
    const texts = last.masked ? [] : await this.api.kept().catch(() => []);
    if (this.turns !== asked) return;
    this.thinking = false;
    const text = missedAnswer(texts, last.text);
    if (text) {
      const answer = toAnswer([{ text }], this.language);
      this.turns = [...asked, { author: "assistant", question: last.text, answer, at: Date.now() }];
      this.answered(answer);
    } else this.failure = "interrupted";
    this.changed();
  }

  private changed(): void {
    this.remember();
    this.tabs.tell(this.memory());
  }

  private remember(): void {
    keep(this.key, JSON.stringify(this.memory()));
    this.host.requestUpdate();
  }

  private recall(): Memory {
    const empty: Memory = { session: null, turns: [], open: false, unseen: 0, language: "de", chosen: null };
    try {
      const memory: Memory = { ...empty, ...JSON.parse(kept(this.key) ?? "{}") };
      // Old libraries write lists in a way that cannot be read back.
      return Array.isArray(memory.turns) ? memory : { ...memory, turns: [] };
    } catch {
      return empty;
    }
  }
}
