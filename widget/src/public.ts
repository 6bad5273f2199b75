/** What a page may rely on: attributes, methods and events of the element. The package for npm gives these types to others. */

/** The words of these events are never told to the page, so they have no detail. */
export interface ProgrammAssistentEventMap {
  /** The element is drawn. */
  "programm-assistent-ready": CustomEvent<null>;
  "programm-assistent-opened": CustomEvent<null>;
  "programm-assistent-closed": CustomEvent<null>;
  /** A question was sent. */
  "programm-assistent-asked": CustomEvent<null>;
  /** Its answer is shown. */
  "programm-assistent-answered": CustomEvent<null>;
  /** An answer was rated. */
  "programm-assistent-feedback": CustomEvent<null>;
}

/** Attributes that are properties, too. `endpoint` and `name` count when the element comes into the page, the others at once. */
export interface ProgrammAssistentProperties {
  /** Address of the assistant's interface; default: on the server that gave out the script. */
  endpoint: string;
  /** "inline": a part of the page that is always open, instead of a button in its corner. */
  mode: "" | "inline";
  /** Tells this instance from others of the portal: a conversation, and links to questions, of its own. */
  name: string;
  /** Title of the panel. */
  heading: string;
  /** First words; keep the notice that no person answers. */
  greeting: string;
  /** Questions to start with, separated by "|". */
  starters: string;
  /** Colour of buttons and of the line in the header as #rrggbb; the colour of the text on it follows. */
  accent: string;
  /** Attribute `texts`: JSON with other words for any text of the element. */
  textsJson: string | null;
  /** Attribute `privacy-url`: link in the menu. */
  privacyUrl: string;
  /** Attribute `source-url`: where the portal publishes the document from which the answers are. */
  sourceUrl: string;
  /** Attribute `contact-name`: whom to turn to when the assistant fails. */
  contactName: string;
  /** Attribute `contact-phone` */
  contactPhone: string;
  /** Attribute `contact-email` */
  contactEmail: string;
}

export interface ProgrammAssistentMethods {
  /** Opens the panel and moves the focus into it; one that is open, such as a conversation in the page, only gets the focus. */
  open(): Promise<void>;
  /** Closes the panel; the focus goes to the button that opens it. A conversation in the page stays. */
  close(): Promise<void>;
  /** Opens the panel and asks; call it only when the visitor has pressed something that says so. */
  ask(text: string): Promise<void>;
}

export interface ProgrammAssistentElement extends HTMLElement, ProgrammAssistentProperties, ProgrammAssistentMethods {}
