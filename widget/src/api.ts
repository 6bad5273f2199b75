/** The requests to the assistant's server. */
import type { Errors } from "./form";
import type { Kept } from "./missed";
import type { Rating, Reply } from "./types";
import type { Offers } from "./typeahead";
import type { Language } from "./voices";

export type Failure = "offline" | "busy" | "failed";

export interface Feedback {
  id?: string;
  rating: Rating;
  question: string;
  answer: string;
  comment: string;
}

export class ApiError extends Error {
  constructor(readonly failure: Failure) {
    super(failure);
  }
}

const PATIENCE_MS = 30_000;

export class Api {
  /**
   * @param session the id from an earlier page, or null: the server then gives out a new one
   * @param onSession is told of a new one at once, so that an answer can be fetched if the page changes before it comes
   */
  constructor(
    private readonly base: string,
    public session: string | null,
    private readonly onSession: () => void,
  ) {}

  /** @param language in which the answer shall be, if the visitor has chosen one */
  async ask(message: string, language: Language | null = null): Promise<Reply[]> {
    const body = language ? { message, language } : { message };
    if (!this.session) await this.newSession();
    let response = await this.request("POST", "message", body);
    if (response.status === 401) {
      // The session has ended on the server; the question goes into a new one.
      await this.newSession();
      response = await this.request("POST", "message", body);
    }
    const replies = (await this.checked(response).json()) as Reply[];
    if (!replies.length) throw new ApiError("failed");
    return replies;
  }

  /** What can be offered while someone types; asked without a session, as nothing has been said yet. */
  async offers(): Promise<Offers> {
    return this.checked(await this.request("GET", "offers")).json();
  }

  /** What the server keeps of this conversation, oldest first; it waits for an answer that is being made. */
  async kept(): Promise<Kept[]> {
    if (!this.session) return [];
    return this.checked(await this.request("GET", "conversation")).json();
  }

  /** Sends a form; what is wrong with its fields, or the replies. */
  async form(fields: Record<string, string>): Promise<Reply[] | Errors> {
    const response = await this.request("POST", "form", { fields });
    if (response.status === 422) return ((await response.json()) as { errors: Errors }).errors;
    return (await this.checked(response).json()) as Reply[];
  }

  /** Stores a rating, or changes the one with this id; returns the id. */
  async rate(feedback: Feedback): Promise<string> {
    const response = this.checked(await this.request("POST", "feedback", feedback));
    return ((await response.json()) as { id: string }).id;
  }

  /** Deletes what the server keeps of this conversation. */
  async forget(): Promise<void> {
    if (!this.session) return;
    const response = await this.request("DELETE", "conversation");
    this.session = null;
    if (response.status !== 401) this.checked(response);
  }

  private async newSession(): Promise<void> {
    const response = this.checked(await this.request("POST", "session"));
    this.session = ((await response.json()) as { session: string }).session;
    this.onSession();
  }

  private async request(method: string, path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {};
    if (body) headers["Content-Type"] = "application/json";
    if (this.session) headers["Authorization"] = `Bearer ${this.session}`;
    try {
      return await fetch(`${this.base}/${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
        // No cookies: there is nothing to consent to, and no other site can act in a visitor's name.
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new ApiError("offline");
    }
  }

  private checked(response: Response): Response {
    if (response.ok) return response;
    if (response.status === 429) throw new ApiError("busy");
    // A gateway in front of a stopped server answers 502 to 504.
    throw new ApiError([502, 503, 504].includes(response.status) ? "offline" : "failed");
  }
}
