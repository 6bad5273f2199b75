/** On paper stands the conversation as it is on the screen, and nothing of what can only be pressed. */
import { css } from "lit";

export const print = css`
  @media print {
    .launcher,
    .panel[hidden],
    .header .tool,
    .composer,
    .suggestions,
    .feedback,
    .tools,
    .newest,
    .file,
    .page {
      display: none !important;
    }
    .panel,
    .log {
      position: static !important;
      display: block;
      width: auto !important;
      height: auto !important;
      overflow: visible !important;
      border: 0;
      box-shadow: none;
      color: #000000;
      background: #ffffff;
    }
    .turn {
      break-inside: avoid-page;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
