import { html, nothing, type TemplateResult } from "lit";
import { save, vcard } from "../download";
import { telephone } from "../linked";
import type { Project, Told } from "../types";
import type { View } from "../view";
import { frame, pairs } from "./parts";

export function contactCard({ values }: Told, project: Project, { texts }: View): TemplateResult {
  const [name, phone, email] = ["name", "phone", "email"].map((key) => values[key]?.text ?? "");
  const store = () => save(`${name}.vcf`, "text/vcard", vcard({ name: name!, phone, email, project: project.title }));
  return frame("contact", texts.contact, html`
    <p class="name">${name}</p>
    ${pairs([
      [texts.phone, phone && html`<a href=${telephone(phone)}>${phone}</a>`],
      [texts.email, email && html`<a href="mailto:${email}">${email}</a>`],
      [texts.place, project.place],
    ])}
    ${texts.vcard ? html`<button type="button" class="link file" @click=${store}>${texts.vcard}</button>` : nothing}`);
}
