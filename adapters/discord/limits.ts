/** Limits of Discord, by the name of what they hold for. Characters are UTF-16 units here, which is never less than Discord counts. */

export const CONTENT_MAX = 2_000;
/** Of all text displays of a message together. */
export const TEXTS_MAX = 4_000;
/** Of all text displays together, in UTF-8 bytes with TEXT_OVERHEAD each. Discord fails above 10,170. */
export const TEXTS_BYTES_MAX = 9_500;
export const TEXT_OVERHEAD = 12;
/** Of a message with components of the second kind, nested ones counted. */
export const COMPONENTS_MAX = 40;
export const ROWS_MAX = 5;
export const BUTTONS_OF_ROW_MAX = 5;
export const CUSTOM_ID_MAX = 100;
export const BUTTON_LABEL_MAX = 80;
/** Longer labels are cut off on telephones. */
export const BUTTON_LABEL_GOOD = 38;
export const SELECT_OPTIONS_MAX = 25;
export const OPTION_TEXT_MAX = 100;
export const PLACEHOLDER_MAX = 150;
export const GALLERY_ITEMS_MAX = 10;
export const ALT_TEXT_MAX = 1_024;
export const ATTACHMENTS_MAX = 10;
export const NONCE_MAX = 25;
export const URL_MAX = 512;

export const MODAL_TITLE_MAX = 45;
export const MODAL_COMPONENTS_MAX = 5;
export const LABEL_MAX = 45;
export const LABEL_DESCRIPTION_MAX = 100;
export const TEXT_INPUT_MAX = 4_000;
export const TEXT_INPUT_PLACEHOLDER_MAX = 100;
export const RADIO_OPTIONS_LEAST = 2;
export const GROUP_OPTIONS_MAX = 10;
export const UPLOAD_FILES_MAX = 10;

export const CHOICES_MAX = 25;
export const CHOICE_MAX = 100;
export const COMMAND_NAME_MAX = 32;
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
export const COMMAND_DESCRIPTION_MAX = 100;
export const COMMAND_OPTIONS_MAX = 25;
/** Names, descriptions and values of a slash command together; of the translations the longest count. */
export const COMMAND_CHARS_MAX = 8_000;
export const STRING_OPTION_MAX = 6_000;

export const THREAD_NAME_MAX = 100;

/** What Discord signs and sends over HTTP is far smaller. */
export const BODY_BYTES_MAX = 1_000_000;
/** Largest file of a person that is fetched, in bytes: what the reader of documents takes. */
export const FILE_BYTES_MAX = 5_000_000;
