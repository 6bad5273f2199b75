import type { ProgrammAssistentElement, ProgrammAssistentEventMap } from "./public.js";

export * from "./public.js";

/** The element; importing the package registers it as `<programm-assistent>`. */
export declare const ProgrammAssistent: { new (): ProgrammAssistentElement; prototype: ProgrammAssistentElement };

declare global {
  interface HTMLElementTagNameMap {
    "programm-assistent": ProgrammAssistentElement;
  }
  interface HTMLElementEventMap extends ProgrammAssistentEventMap {}
}
