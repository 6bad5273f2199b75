/** The conversation: its turns, what is under way, and its memory for the next page of the portal. */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { toAnswer } from "./answer";
import { Api, ApiError, type Failure } from "./api";
import type { Answer, AssistantTurn, Rating, Turn } from "./types";

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

  async ask(text: string): Promise<void> {
    const question = text.trim();
    if (!question || this.thinking) return;
    this.turns = [...this.turns, { author: "user", text: question }];
    await this.answer(question);
  }

  /** Sends the last question again, which stands in the transcript already. */
  async retry(): Promise<void> {
    const last = this.turns.at(-1);
    if (last?.author === "user" && !this.thinking) await this.answer(last.text);
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

  private async answer(question: string): Promise<void> {
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
      this.turns = [...asked, { author: "assistant", question, answer }];
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
