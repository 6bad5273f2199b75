/** What the assistant sends: Rasa's list of replies, and the structure that comes with an answer. */

export interface Button {
  title: string;
  /** Plain German text that is sent as the next message. */
  payload: string;
}

/** A value in words and for programs. */
export interface Figure {
  text: string;
  value: unknown;
  calculated: boolean;
  exactness: "exact" | "rounded" | "unknown";
}

export type Values = Record<string, Figure>;

export interface Project {
  id: string;
  title: string;
  place: string;
  region: string;
  category: string;
  /** In the brochure; null: it is not in there. */
  page: number | null;
  /** The question that asks about it. */
  ask?: string;
  /** Of the page about it, on the assistant's server. */
  path?: string;
}

/** What is known of one facet of a project; `said` are its own sentences, without those of its items. */
export interface Told {
  facet: string;
  said: string[];
  values: Values;
  items: { said: string[]; values: Values }[];
  after: { said: string[] };
}

export interface Entry {
  said: string[];
  project: Project | null;
  notes: Figure[];
  /** By which one can speak of it, in a list that counts; of one that goes on counting the first is not 1. */
  number?: number | null;
}

export interface FactsBlock {
  type: "facts";
  lines: string[];
  said: string[];
  project: Project;
  facts: Told[];
}

export interface ListBlock {
  type: "list";
  lines: string[];
  said: string[];
  count: number;
  items: Entry[];
}

export interface TableBlock {
  type: "table" | "comparison";
  lines: string[];
  said: string[];
  columns: Figure[];
  rows: { said: string[]; cells: Figure[]; number?: number | null }[];
  /** Of the columns of a comparison; an older server does not tell them. */
  projects?: Project[];
}

export interface QuestionBlock {
  type: "question";
  lines: string[];
  said: string[];
  options: Entry[];
  how: { said: string[] };
}

export interface SourceBlock {
  type: "source";
  lines: string[];
  sources: { document: string; pages: number[]; as_of: string; url: string | null }[];
}

/** How far a guided dialogue is. Of what answers it, nothing is kept here if it is sensitive. */
export interface ProgressBlock {
  type: "progress";
  lines: string[];
  number: number;
  of: number;
  sensitive: boolean;
}

export interface FormField {
  name: string;
  kind: string;
  required: boolean;
  label: string;
  hint: string;
  needed: string;
  wrong: string;
}

/** `lines` tell those who cannot fill it in what else to do. */
export interface FormBlock {
  type: "form";
  lines: string[];
  fields: FormField[];
  send: string;
}

/** Statements and notes; also any kind that a newer server may send: `lines` say all of a block. */
export interface PlainBlock {
  type: "statement" | "note";
  lines: string[];
}

/** docs/answers.schema.json describes them. */
export type Block = FactsBlock | ListBlock | TableBlock | QuestionBlock | SourceBlock | ProgressBlock | FormBlock | PlainBlock;

export interface Reply {
  text?: string;
  buttons?: Button[];
  custom?: { version: number; language: string; blocks: Block[] };
}

/** All replies to one message, put together. */
export interface Answer {
  text: string;
  blocks: Block[];
  language: string;
  buttons: Button[];
}

export type Rating = "up" | "down";

/** `masked`: the text is not what was written, which is kept nowhere. */
export interface UserTurn {
  author: "user";
  text: string;
  masked?: boolean;
  /** When it was said, in milliseconds. */
  at?: number;
}

export interface AssistantTurn {
  author: "assistant";
  question: string;
  /** The question is not what was written, so nobody can ask it again. */
  masked?: boolean;
  answer: Answer;
  rating?: Rating;
  /** Under this id the server keeps the rating, so that a comment can be added. */
  feedback?: string;
  at?: number;
}

export type Turn = UserTurn | AssistantTurn;
