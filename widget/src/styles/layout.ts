/** Launcher, panel, header and composer, from 320 pixels to a desktop. */
import { css, unsafeCSS } from "lit";

/** In windows this small the panel fills everything. */
export const COVERING = "(max-width: 34rem), (max-height: 30rem)";

export const layout = css`
  .launcher {
    position: fixed;
    inset-block-end: calc(1rem + var(--pa-offset-bottom, 0px));
    inset-inline-end: calc(1rem + var(--pa-offset-side, 0px));
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 3rem;
    max-width: calc(100vw - 2rem);
    overflow-wrap: anywhere;
    padding: 0.5rem 1.25rem 0.5rem 1rem;
    border: 2px solid var(--pa-on-accent);
    border-radius: 0.25rem;
    background: var(--pa-accent);
    color: var(--pa-on-accent);
    font-weight: 600;
    box-shadow: 0 0.125rem 0.5rem rgb(0 0 0 / 35%);
  }
  .unseen {
    min-width: 1.5rem;
    padding-inline: 0.375rem;
    border-radius: 0.75rem;
    background: var(--pa-on-accent);
    color: var(--pa-accent);
    outline: 1px solid transparent; /* seen in forced colours */
    line-height: 1.5rem;
    text-align: center;
  }
  .launcher:focus-visible {
    border-radius: 0.25rem;
  }
  .panel {
    position: fixed;
    inset-block-end: calc(5rem + var(--pa-offset-bottom, 0px));
    inset-inline-end: calc(1rem + var(--pa-offset-side, 0px));
    display: flex;
    flex-direction: column;
    width: var(--pa-width, 26rem);
    height: min(var(--pa-height, 42rem), 100dvh - 6rem - var(--pa-offset-bottom, 0px));
    overflow: hidden;
    border: 1px solid var(--pa-border);
    border-radius: 0.5rem;
    background: var(--pa-background);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 30%);
  }
  :host([position="left"]) :is(.launcher, .panel) {
    inset-inline: calc(1rem + var(--pa-offset-side, 0px)) auto;
  }
  .panel.wide {
    inset-block: 1rem calc(5rem + var(--pa-offset-bottom, 0px));
    width: min(60rem, 100vw - 2rem);
    height: auto;
  }
  /* Never higher than the window, so that header and field can be seen at once, at 400 %, too. */
  :host([mode="inline"]) .panel {
    position: relative;
    inset: auto;
    width: var(--pa-width, auto);
    max-width: 100%;
    height: min(var(--pa-height, 42rem), 100dvh);
    border: 1px solid var(--pa-border);
    box-shadow: none;
  }
  :host([mode="inline"]) .log {
    overscroll-behavior: auto; /* the page goes on scrolling where the log ends */
  }
  .header {
    position: relative;
    display: flex;
    align-items: center;
    padding: 0.25rem 0.25rem 0.25rem 0.75rem;
    border-block-start: 0.25rem solid var(--pa-mark);
    border-block-end: 1px solid var(--pa-line);
    background: var(--pa-surface);
  }
  ::slotted([slot="logo"]) {
    flex: none;
    height: 2rem;
    width: auto;
  }
  .header h2 {
    flex: 1;
    min-width: 0;
    font-size: 1.0625rem;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .tool {
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 0.25rem;
    background: none;
    list-style: none;
  }
  .tool::-webkit-details-marker {
    display: none;
  }
  .tool:hover,
  .options[open] > .tool {
    background: var(--pa-user);
  }
  .menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-end: 0.5rem;
    display: grid;
    min-width: 14rem;
    padding: 0.25rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.5rem;
    background: var(--pa-background);
    color: var(--pa-text);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
  }
  .menu > * {
    padding: 0.5rem 0.75rem;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    text-align: start;
    text-decoration: none;
  }
  .menu > :hover {
    background: var(--pa-user);
    text-decoration: underline;
  }
  .menu > [aria-pressed="true"] {
    font-weight: 600;
    box-shadow: inset 0.25rem 0 var(--pa-mark);
  }
  .menu :focus-visible {
    outline-offset: -0.1875rem;
  }
  .composer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: end;
    padding: 0.75rem;
    border-block-start: 1px solid var(--pa-line);
  }
  .offers {
    flex-basis: 100%;
    padding: 0;
    border: 1px solid var(--pa-border);
    border-radius: 0.25rem;
    list-style: none;
  }
  .offers li {
    min-height: 2rem;
    padding: 0.25rem 0.75rem;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .offers :is([aria-selected="true"], :hover) {
    background: var(--pa-user);
    box-shadow: inset 0.25rem 0 var(--pa-mark);
    outline: 1px solid transparent; /* seen in forced colours */
  }
  .composer textarea {
    flex: 1;
    width: auto;
    min-width: 0;
  }
  .counter {
    flex-basis: 100%;
  }
  .send {
    display: grid;
    flex: none;
    place-items: center;
    width: 2.75rem;
    height: 2.625rem;
    padding: 0;
    border: 2px solid transparent;
    border-radius: 0.25rem;
    background: var(--pa-accent);
    color: var(--pa-on-accent);
  }
  dialog {
    max-width: 20rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.5rem;
    background: var(--pa-background);
    color: var(--pa-text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  dialog p {
    margin-block-end: 0.75rem;
  }
  dialog button + button {
    margin-inline-start: 0.5rem;
  }
  @media ${unsafeCSS(COVERING)} {
    .panel {
      inset: 0 !important;
      width: auto;
      height: auto;
      border: 0;
      border-radius: 0;
    }
    .launcher[aria-expanded="true"],
    .enlarge {
      display: none;
    }
  }
  /* Where the word would cover the page, the picture remains; screen readers keep the word. */
  @media (max-width: 22rem), (max-height: 30rem) {
    .launcher {
      padding: 0.5rem 0.75rem;
    }
    .launcher span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  /* In a low window, such as one zoomed to 400 %, header and field shrink to one line each and stay in view. */
  @media (max-height: 30rem) {
    .header {
      padding: 0 0 0 0.75rem;
    }
    .tool {
      width: 2.25rem;
      height: 2.25rem;
    }
    .header h2 {
      font-size: 1rem;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .menu {
      max-height: calc(100dvh - 3rem);
      overflow-y: auto;
    }
    .composer {
      padding: 0.25rem 0.375rem;
    }
    .composer textarea {
      max-height: 4.5rem;
      outline-offset: 0.0625rem;
    }
  }
`;
