import { html, type TemplateResult } from "lit";
import { lines } from "../lines";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame } from "./parts";

export function linksCard({ said, items }: Told, _project: Project, { texts }: View): TemplateResult {
  return frame("links", texts.links, html`${lines(said)}
    <ul>
      ${items.map(({ values: { label, url } }) => html`<li>
        ${isWeb(url?.value) ? html`<a href=${url!.value} rel="noopener noreferrer">${label?.text}</a>` : label?.text}
      </li>`)}
    </ul>`);
}

/** Only web addresses become links: data must never bring a "javascript:" into the portal. */
export function isWeb(url: unknown): url is string {
  return typeof url === "string" && /^https?:\/\//i.test(url);
}
