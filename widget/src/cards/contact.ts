import { html, type TemplateResult } from "lit";
import { save, vcard } from "../download";
import type { Texts } from "../texts";
import type { Project, Told } from "../types";
import { frame, pairs } from "./parts";

export function contactCard({ values }: Told, project: Project, texts: Texts): TemplateResult {
  const [name, phone, email] = ["name", "phone", "email"].map((key) => values[key]?.text ?? "");
  const store = () => save(`${name}.vcf`, "text/vcard", vcard({ name: name!, phone, email, project: project.title }));
  return frame("contact", texts.contact, html`
    <p class="name">${name}</p>
    ${pairs([
      [texts.phone, phone && html`<a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a>`],
      [texts.email, email && html`<a href="mailto:${email}">${email}</a>`],
      [texts.place, project.place],
    ])}
    <button type="button" class="link" @click=${store}>${texts.vcard}</button>`);
}
