/** The conversation: its turns, what is under way, and its memory for the next page of the portal. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { toAnswer } from "./answer";
import { Api, ApiError, type Failure } from "./api";
import type { Errors } from "./form";
import type { Answer, AssistantTurn, Rating, Reply, Turn } from "./types";

interface Memory {
  session: string | null;
  turns: Turn[];
  open: boolean;
}

export class Conversation implements ReactiveController {
  turns: Turn[] = [];
  open = false;
  thinking = false;
  failure: Failure | "interrupted" | null = null;
  private readonly api: Api;
  private readonly key: string;
  /** What was written last, if it is sensitive: only in memory, so that it can be sent again. */
  private unkept: string | null = null;

  /** @param onAnswer is told of each complete answer, so that it can be spoken once */
  constructor(
    private readonly host: ReactiveControllerHost,
    endpoint: string,
    private readonly onAnswer: (answer: Answer) => void,
  ) {
    // The number rises with the shape of what is kept, so that a new widget does not read what an old one kept.
    this.key = `programm-assistent:2:${endpoint}`;
    const memory = this.recall();
    this.api = new Api(endpoint, memory.session);
    this.turns = memory.turns;
    this.open = memory.open;
    if (this.turns.at(-1)?.author === "user") this.failure = "interrupted";
    host.addController(this);
  }

  hostConnected(): void {}

  /** @param mask stands for the text if it is sensitive; a button's text never is, and is not masked */
  async ask(text: string, mask?: string): Promise<void> {
    const question = text.trim();
    if (!question || this.thinking) return;
    const masked = mask !== undefined && this.sensitive();
    this.unkept = masked ? question : null;
    this.turns = [...this.turns, masked ? { author: "user", text: mask, masked } : { author: "user", text: question }];
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
      const user: Turn = { author: "user", text: said, masked: true };
      this.turns = [...asked, user, { author: "assistant", question: said, answer }];
      this.onAnswer(answer);
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

  setOpen(open: boolean): void {
    this.open = open;
    this.changed();
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
    const result = await this.api.ask(question).then(toAnswer, (error: unknown) => error);
    // The conversation was deleted in the meantime: what comes now belongs nowhere.
    if (this.turns !== asked) return;
    this.thinking = false;
    if (result instanceof Error) {
      this.failure = result instanceof ApiError ? result.failure : "failed";
    } else {
      const answer = result as Answer;
      this.turns = [...asked, { author: "assistant", question: kept, answer }];
      this.unkept = null;
      this.onAnswer(answer);
    }
    this.changed();
  }

  private changed(): void {
    const memory: Memory = { session: this.api.session, turns: this.turns, open: this.open };
    try {
      sessionStorage.setItem(this.key, JSON.stringify(memory));
    } catch {
      // Storage is full or forbidden: the conversation then lasts as long as the page.
    }
    this.host.requestUpdate();
  }

  private recall(): Memory {
    const empty: Memory = { session: null, turns: [], open: false };
    try {
      return { ...empty, ...JSON.parse(sessionStorage.getItem(this.key) ?? "{}") };
    } catch {
      return empty;
    }
  }
}
