/** Slack's limits by name. Lengths are UTF-16 units after escaping; where Slack's pages disagree, the smaller one. */

export const MESSAGE_BLOCKS_MAX = 50;
export const VIEW_BLOCKS_MAX = 100;
/** All blocks of a message together; Slack refuses near 13,200 without documenting it. */
export const MESSAGE_CHARS_MAX = 12_000;
/** Top-level text: `chat.update` refuses more, and nobody listens to more. */
export const MESSAGE_TEXT_MAX = 4_000;

export const SECTION_TEXT_MAX = 3_000;
export const SECTION_FIELD_MAX = 2_000;
export const SECTION_FIELDS_MAX = 10;
export const HEADER_MAX = 150;
export const CONTEXT_ELEMENTS_MAX = 10;
export const CONTEXT_TEXT_MAX = 3_000;
/** Rich text has no documented length; it is kept to that of a section. */
export const RICH_TEXT_MAX = 3_000;

export const ACTIONS_ELEMENTS_MAX = 25;
export const BUTTON_TEXT_MAX = 75;
export const BUTTON_VALUE_MAX = 2_000;
export const URL_MAX = 3_000;
export const ACCESSIBILITY_LABEL_MAX = 75;
export const ID_MAX = 255;
export const SELECT_OPTIONS_MAX = 100;
export const CHECKBOXES_MAX = 10;
export const OPTION_TEXT_MAX = 75;
export const OPTION_VALUE_MAX = 75;
export const PLACEHOLDER_MAX = 150;
export const CONFIRM_TITLE_MAX = 100;
export const CONFIRM_TEXT_MAX = 300;
export const CONFIRM_BUTTON_MAX = 30;

export const TABLES_OF_MESSAGE_MAX = 1;
export const TABLE_ROWS_MAX = 100;
export const TABLE_COLUMNS_MAX = 20;
export const TABLE_CHARS_MAX = 10_000;
export const CHARTS_OF_MESSAGE_MAX = 2;
export const CHART_TITLE_MAX = 50;
export const CHART_LABEL_MAX = 20;
/** Slack's guide: more bars than this are hard to read. */
export const CHART_BARS_MAX = 6;

export const VIEW_TITLE_MAX = 24;
export const VIEW_BUTTON_MAX = 24;
export const INPUT_LABEL_MAX = 2_000;
export const INPUT_VALUE_MAX = 3_000;
export const PRIVATE_METADATA_MAX = 3_000;
export const VIEW_BYTES_MAX = 250_000;

/** Uses of one response URL. */
export const RESPONSES_MAX = 5;
export const SUGGESTED_PROMPTS_MAX = 4;

/** Slack tells the person that nothing happened after 3 s; this leaves time for the way. */
export const ACK_MS = 2_000;
/** Bodies of requests, in bytes. */
export const BODY_MAX = 1_000_000;
/** A signature older than this is a replay, in seconds. */
export const SIGNATURE_AGE_MAX = 300;
