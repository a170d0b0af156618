/** Characters that show nothing but would part or hide words; all control characters but tab and line end. */
const UNSEEN = /[^\P{Cc}\t\n]|[\u00ad\u200b\u2060\ufeff]/gu;
/** Bullets of the Symbol and Wingdings fonts, which have no meaning outside them. */
const SYMBOL_BULLETS = /[\uf000-\uf0ff]/g;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const SPACES = /[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const ANY_LETTER = /\p{L}/u;

/** One form for what the libraries give: single spaces, \n between lines, at most one empty line in a row. */
export function tidyText(text: string, charactersMax: number): string {
  return text
    .slice(0, charactersMax * 4)
    .toWellFormed()
    .normalize("NFC")
    .replace(LINE_ENDS, "\n")
    .replace(SYMBOL_BULLETS, "•")
    .replace(UNSEEN, "")
    .replace(SPACES, " ")
    .replace(/ *(\t) */g, "$1")
    .replace(/[ \t]+$/gm, "")
    .replace(/^ +/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\s+$/g, "")
    .slice(0, charactersMax)
    .toWellFormed();
}

export const hasWords = (text: string): boolean => ANY_LETTER.test(text);
