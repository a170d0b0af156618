const ELLIPSIS = "…";
/** More than any lines of a picture can show; telling characters apart takes time that grows faster than the text. */
const CHARACTERS_MAX = 1_000;
const NARROW = /^[\s.,:;'’"!|()[\]{}/\\ijltfrI·-]$/;
const BROAD = /^[A-ZMWmw@%&+=<>~#]$/;
const LETTER = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}]/u;
/** Characters that XML does not allow, those that would turn the words around them, and what stands for a broken one. */
const UNSEEN = /\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff]/gu;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const characters = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** About how wide a text is, in heights of its font, rather too wide than too narrow. */
export const textWidth = (text: string): number =>
  characters(text).reduce((sum, character) => sum + characterWidth(character), 0);

function characterWidth(character: string): number {
  if (NARROW.test(character)) return 0.36;
  if (BROAD.test(character)) return 0.76;
  return LETTER.test(character) ? 0.61 : 1.1;
}

/** Breaks a text into lines of a width; what does not fit ends in an ellipsis. Words longer than a line are broken. */
export function fitText(text: string, width: number, linesMax: number): string[] {
  const lines: string[] = [];
  let rest = clean(text.slice(0, CHARACTERS_MAX));
  while (rest !== "" && lines.length < linesMax - 1) {
    const line = firstLine(rest, width);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  if (rest !== "") lines.push(shorten(rest, width));
  return lines;
}

const clean = (text: string): string => text.toWellFormed().replace(/\s+/g, " ").replace(UNSEEN, "").trim();

function firstLine(text: string, width: number): string {
  const whole = asMuchAsFits(text, width);
  if (whole.length === text.length || text[whole.length] === " ") return whole;
  const space = whole.lastIndexOf(" ");
  return space > 0 ? whole.slice(0, space) : whole;
}

function shorten(text: string, width: number): string {
  if (asMuchAsFits(text, width).length === text.length) return text;
  return `${asMuchAsFits(text, width - textWidth(ELLIPSIS)).trimEnd()}${ELLIPSIS}`;
}

/** At least one character, however narrow the line is. */
function asMuchAsFits(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const character of characters(text)) {
    used += characterWidth(character);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}
