/** The transcript: turns, suggestions, feedback, the wait and the trouble. */
import { css } from "lit";

export const log = css`
  .log {
    position: relative;
    flex: 1;
    min-height: 0;
    padding: 0.75rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
    container: log / inline-size;
  }
  .log:focus-visible {
    outline-offset: -0.1875rem;
  }
  .turn {
    margin-block-end: 1rem;
  }
  .turn:focus-visible {
    outline-offset: 0.25rem;
  }
  .turn + .assistant,
  .turn.user {
    border-block-start: 1px solid var(--pa-line);
    padding-block-start: 0.75rem;
  }
  .turn.user + .assistant {
    border: 0;
    padding-block-start: 0;
  }
  .turn > h3 {
    margin-block-end: 0.125rem;
    color: var(--pa-minor);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .user {
    padding-inline-start: 2.5rem;
  }
  .user > h3 {
    text-align: end;
  }
  .bubble {
    display: grid;
    gap: 0.5rem;
    min-width: 0;
    hyphens: auto;
  }
  .bubble > * {
    min-width: 0;
  }
  /* Longer lines are hard to read. */
  .bubble :is(p, .money) {
    max-width: 44rem;
  }
  .user .bubble {
    width: fit-content;
    margin-inline-start: auto;
    padding: 0.5rem 0.75rem;
    border: 1px solid transparent;
    border-radius: 0.5rem;
    background: var(--pa-user);
    white-space: pre-line;
  }
  .bubble :is(ul, ol) {
    padding-inline-start: 1.5rem;
  }
  .source,
  .page {
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .bubble > .page {
    justify-self: start;
  }
  .minor .page {
    white-space: nowrap;
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    padding: 0;
    list-style: none;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    margin-block-start: 0.25rem;
  }
  time {
    color: var(--pa-minor);
    font-size: 0.8125rem;
    line-height: 1.75rem;
    font-variant-numeric: tabular-nums;
  }
  .user > time {
    display: block;
    text-align: end;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .newest {
    display: flex;
    flex: none;
    gap: 0.25rem;
    align-items: center;
    width: fit-content;
    margin: 0.25rem auto;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--pa-border);
    border-radius: 0.25rem;
    background: var(--pa-background);
  }
  .feedback {
    margin-block-start: 0.5rem;
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .feedback [role="group"] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .feedback .small {
    min-height: 1.75rem;
    padding-block: 0;
  }
  .feedback form {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    margin-block-start: 0.5rem;
  }
  .minor {
    color: var(--pa-minor);
    font-size: 0.875rem;
  }
  .thinking {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    color: var(--pa-minor);
  }
  .dots {
    display: flex;
    gap: 0.25rem;
  }
  .dots i {
    width: 0.5rem;
    height: 0.5rem;
    border: 0.25rem solid currentColor;
    border-radius: 50%;
  }
  .trouble {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    padding: 0.75rem;
    border: 1px solid var(--pa-border);
    border-inline-start-width: 0.375rem;
    border-radius: 0.5rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    .log {
      scroll-behavior: smooth;
    }
    .dots i {
      animation: pulse 1.2s ease-in-out infinite;
    }
    .dots i:nth-child(2) {
      animation-delay: 0.2s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.4s;
    }
  }
  @keyframes pulse {
    50% {
      opacity: 0.25;
    }
  }
`;
