/** What a portal with TypeScript writes; checked against the built package (test/package.test.ts). */
import { ProgrammAssistent, type ProgrammAssistentElement } from "programm-assistent";

const made: ProgrammAssistentElement = document.createElement("programm-assistent");
made.endpoint = "https://assistent.example.de/api";
made.mode = "inline";
await made.ask("Welche Projekte gibt es?");
made.addEventListener("programm-assistent-answered", (event) => {
  const nothing: null = event.detail;
  console.log(nothing);
});
document.querySelector("programm-assistent")?.open();
console.log(new ProgrammAssistent().contactName.length);

// @ts-expect-error there is no such mode
made.mode = "floating";
// @ts-expect-error a question is a text
await made.ask(7);
// @ts-expect-error what is inside is nobody's business
made.conversation;
