/** What the assistant sends: Rasa's list of replies, and the structure that comes with an answer. */

export interface Button {
  title: string;
  /** Plain German text that is sent as the next message. */
  payload: string;
}

export interface ContactCard {
  type: "contact";
  project: string;
  place: string;
  name: string;
  phone?: string | null;
  email?: string | null;
}

export interface ProjectCard {
  type: "project";
  title: string;
  place: string;
  region?: string | null;
  category?: string | null;
  summary?: string | null;
}

export interface MoneyCard {
  type: "money";
  project: string;
  total_eur: number;
  land_eur: number;
  own_eur: number;
  land_share: string;
}

export interface MilestonesCard {
  type: "milestones";
  project: string;
  items: { number: number; title: string; until: string }[];
}

export interface ReuseCard {
  type: "reuse";
  project: string;
  items: { kind: string; text: string }[];
}

export interface ListItem {
  title: string;
  place?: string | null;
  page?: number | null;
  note?: string | null;
}

export interface ListCard {
  type: "list";
  count: number;
  items: ListItem[];
}

export interface ComparisonCard {
  type: "comparison";
  columns: string[];
  rows: { label: string; values: string[] }[];
}

export interface LinksCard {
  type: "links";
  project: string;
  items: { label: string; url: string | null }[];
}

export type Card =
  | ContactCard
  | ProjectCard
  | MoneyCard
  | MilestonesCard
  | ReuseCard
  | ListCard
  | ComparisonCard
  | LinksCard;

export interface Reply {
  text?: string;
  buttons?: Button[];
  custom?: { cards?: Card[]; source?: string; as_of?: string };
}

/** All replies to one message, put together. */
export interface Answer {
  text: string;
  cards: Card[];
  buttons: Button[];
  source?: string;
  asOf?: string;
}

export type Rating = "up" | "down";

export interface UserTurn {
  author: "user";
  text: string;
}

export interface AssistantTurn {
  author: "assistant";
  question: string;
  answer: Answer;
  rating?: Rating;
  /** Under this id the server keeps the rating, so that a comment can be added. */
  feedback?: string;
}

export type Turn = UserTurn | AssistantTurn;
