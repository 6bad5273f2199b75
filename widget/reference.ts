/** The reference of the element, read from its sources: `npm run reference` writes docs/widget-reference.md. */
import { readdirSync, readFileSync } from "node:fs";
import { parseSync } from "rolldown/utils";

const SOURCES = new URL("./src/", import.meta.url);
const ELEMENT = "programm-assistent.ts";

/** What of the syntax tree is looked at. */
interface Node {
  type: string;
  start: number;
  end: number;
  [more: string]: any; // eslint-disable-line
}

const read = (path: string) => readFileSync(new URL(path, SOURCES), "utf8");
const all = () => readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts")).map(read).join("\n");

export function reference(): string {
  const source = read(ELEMENT);
  const parsed = parseSync(ELEMENT, source) as unknown as { program: Node; comments: Node[] };
  const element = parsed.program.body.map((node: Node) => node.declaration ?? node).find((node: Node) => node.type === "ClassDeclaration") as Node;
  const members = element.body.body as Node[];
  const text = (node: Node) => source.slice(node.start, node.end);
  /** The comment that ends right above a node or its first decorator. */
  const told = (node: Node): string => {
    const from = Math.min(node.start, ...(node.decorators ?? []).map(({ start }: Node) => start));
    const above = [...parsed.comments].reverse().find(({ end }) => end <= from && /^\s*(export\s*)?$/.test(source.slice(end, from)));
    return (above?.value ?? "").replace(/^\s*\* ?/gm, "").replace(/^\*/, "").trim();
  };
  const tags = tagsOf(told(element));
  return [
    "# Reference of `<programm-assistent>`",
    "Written from the sources of the widget by `npm run reference` in `widget/`; a test tells when it is stale. How to use it: [widget.md](widget.md).",
    "## Attributes",
    table(["Attribute", "Property", "Default", "Meaning"], [
      ...members.flatMap((member) => attribute(member, text, told)),
      ...tags("attr").map(([name, meaning]) => [`\`${name}\``, "", "", meaning]),
    ]),
    "## Methods",
    table(["Method", "Meaning"], members.filter(isMethod).map((member) => [`\`${signature(member, text)}\``, told(member)])),
    "## Events",
    "They bubble, pass shadow roots and have no `detail`.",
    table(["Event", "When"], tags("fires")),
    "## Slots",
    table(["Slot", "For"], tags("slot")),
    "## Parts",
    table(["Part", "What"], tags("csspart")),
    "## CSS properties",
    table(["Property", "Default", "Meaning"], tags("cssprop").map(([name, meaning]) => [`\`${name}\``, fallback(name), meaning])),
    "Colours; an `accent` sets the three of it by itself:",
    table(["Property", "Light", "Dark"], colours()),
    "",
  ].join("\n\n");
}

/** What the code has; the reference must tell of each. */
export function existing(): Record<"events" | "slots" | "parts" | "properties" | "attributes", Set<string>> {
  const code = all();
  const found = (pattern: RegExp, name = (part: string) => part) => new Set([...code.matchAll(pattern)].map(([, part]) => name(part!)));
  return {
    events: found(/^  "(programm-assistent-\w+)": CustomEvent/gm),
    slots: found(/<slot name="(\w+)"/g),
    parts: found(/\bpart="([\w-]+)"/g),
    properties: found(/var\((--pa-[\w-]+), /g),
    attributes: found(/(?::host\(\[|:host\(:not\(\[|this\.hasAttribute\(")([\w-]+)/g),
  };
}

function attribute(member: Node, text: (node: Node) => string, told: (node: Node) => string): string[][] {
  const decorator = member.decorators?.map(text).find((one: string) => one.startsWith("@property("));
  if (!decorator || decorator.includes("attribute: false")) return [];
  const name = /attribute: "([^"]+)"/.exec(decorator)?.[1] ?? member.key.name.toLowerCase();
  const start = member.value?.type === "Literal" ? text(member.value) : "";
  return [[`\`${name}\``, `\`${member.key.name}\``, ["", '""', "null"].includes(start) ? "" : `\`${start}\``, told(member)]];
}

function isMethod({ type, override, accessibility, kind, computed }: Node): boolean {
  return type === "MethodDefinition" && kind === "method" && !override && !accessibility && !computed;
}

function signature({ key, value }: Node, text: (node: Node) => string): string {
  return `${key.name}(${value.params.map(text).join(", ")})${value.returnType ? text(value.returnType) : ""}`;
}

/** "@fires name - meaning" of a comment; a meaning goes on until the next tag. */
function tagsOf(comment: string): (tag: string) => [string, string][] {
  const found = comment.split(/^(?=@)/m).flatMap((part) => {
    const [, tag, name, meaning] = /^@(\w+) (\S+) - ([\s\S]+)/.exec(part) ?? [];
    return tag ? [{ tag, name: name!, meaning: meaning!.replace(/\s+/g, " ").trim() }] : [];
  });
  return (wanted) => found.filter(({ tag }) => tag === wanted).map(({ name, meaning }) => [wanted === "attr" || wanted === "cssprop" ? name : `\`${name}\``, meaning]);
}

/** What the styles fall back to. */
function fallback(name: string): string {
  const value = new RegExp(`var\\(${name}, ([^)]+)\\)`).exec(all())?.[1];
  return value ? `\`${value}\`` : "";
}

function colours(): string[][] {
  const source = read("styles/base.ts");
  const [dark = "", light = ""] = [/const dark = css`([^`]+)`/, /:host \{([^}]+)\}/].map((block) => block.exec(source)?.[1] ?? "");
  const values = (block: string) => new Map([...block.matchAll(/(--pa-[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!]));
  const others = values(dark);
  return [...values(light)].map(([name, value]) => [`\`${name}\``, `\`${value}\``, others.has(name) ? `\`${others.get(name)}\`` : ""]);
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\s+/g, " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
