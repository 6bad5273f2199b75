/** On paper stands the conversation as it is on the screen, opened, and nothing of what can only be pressed. */
import { css } from "lit";

export const print = css`
  @media print {
    .launcher,
    .panel[hidden],
    .header .tool,
    .menu,
    .composer,
    .suggestions,
    .feedback,
    .tools,
    .newest,
    .file,
    .page,
    .more > summary {
      display: none !important;
    }
    .panel,
    .log {
      position: static !important;
      display: block;
      width: auto !important;
      height: auto !important;
      max-width: none;
      overflow: visible !important;
      border: 0;
      box-shadow: none;
    }
    .bubble :is(p, .money) {
      max-width: none;
    }
    .turn.user,
    h3,
    h4,
    h5 {
      break-after: avoid-page;
    }
    li,
    tr,
    .money,
    .contact,
    .turn.user {
      break-inside: avoid-page;
    }
    .scroll {
      overflow: visible;
    }
    .bar,
    .key {
      print-color-adjust: exact;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
