/** A form in an answer, for names and addresses: what is entered goes to the server once and is kept nowhere here. */
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { defaultTexts, type Texts } from "./texts";
import type { FormBlock, FormField } from "./types";

export type Errors = Record<string, "needed" | "wrong">;
/** Sends the fields; what is wrong with them, or null when they have arrived or the trouble is told elsewhere. */
export type Fill = (fields: Record<string, string>) => Promise<Errors | null>;

interface Look {
  type: string;
  autocomplete: string;
  inputmode?: string;
}

const LOOKS: Record<string, Look> = {
  mail: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
  day: { type: "date", autocomplete: "off" },
  street: { type: "text", autocomplete: "street-address" },
  postcode: { type: "text", autocomplete: "postal-code", inputmode: "numeric" },
  place: { type: "text", autocomplete: "address-level2" },
  chip: { type: "text", autocomplete: "off", inputmode: "numeric" },
};
const NAMES: Record<string, string> = { name: "name", given_name: "given-name", family_name: "family-name" };
const PLAIN: Look = { type: "text", autocomplete: "off" };

@customElement("programm-assistent-form")
export class Form extends LitElement {
  @property({ attribute: false }) block!: FormBlock;
  @property({ attribute: false }) texts: Texts = defaultTexts;
  @property({ attribute: false }) fill!: Fill;
  @state() private errors: Errors = {};
  @state() private sending = false;

  /** Lives in the tree of the assistant, so that its styles apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    return html`<form class="card fields" aria-label=${this.texts.form} novalidate @submit=${this.submit}>
      ${this.block.fields.map((field) => this.field(field))}
      <button class="small" aria-disabled=${this.sending}>${this.block.send}</button>
    </form>`;
  }

  private field(field: FormField) {
    const { type, autocomplete, inputmode } = LOOKS[field.kind] ?? PLAIN;
    const id = `form-${field.name}`;
    const error = this.errors[field.name];
    const beside = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
    return html`<div class="field">
      <label for=${id}>${field.label}${field.required ? html` <span class="minor">${this.texts.required}</span>` : nothing}</label>
      ${field.hint ? html`<p class="minor" id="${id}-hint">${field.hint}</p>` : nothing}
      ${error ? html`<p class="error" id="${id}-error">${error === "needed" ? field.needed : field.wrong}</p>` : nothing}
      <input
        id=${id}
        name=${field.name}
        type=${type}
        inputmode=${inputmode ?? nothing}
        autocomplete=${NAMES[field.name] ?? autocomplete}
        aria-required=${field.required}
        aria-invalid=${error ? "true" : nothing}
        aria-describedby=${beside || nothing}
      />
    </div>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.sending) return;
    const values = this.values();
    const missing = this.block.fields.filter(({ name, required }) => required && !values[name]);
    if (missing.length) return this.show(Object.fromEntries(missing.map(({ name }) => [name, "needed" as const])));
    this.sending = true;
    const errors = await this.fill(values);
    this.sending = false;
    await this.show(errors ?? {});
  };

  private values(): Record<string, string> {
    const inputs = [...this.querySelectorAll("input")];
    return Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
  }

  /** Says each mistake beside its field and goes to the first one. */
  private async show(errors: Errors): Promise<void> {
    this.errors = errors;
    await this.updateComplete;
    const first = this.block.fields.find(({ name }) => errors[name]);
    if (first) this.querySelector<HTMLInputElement>(`#form-${first.name}`)?.focus();
  }
}
