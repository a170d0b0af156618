/** Texts that are longer than a platform takes; lengths in UTF-16 units, as the platforms count. */

/** Shortened to a number of UTF-16 units with an ellipsis; never in the middle of a character. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cutAt(text, most - 1).trimEnd()}…`;
}

const cutAt = (text: string, at: number): string =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? text.slice(0, at - 1) : text.slice(0, at);

/** In parts of at most so many UTF-16 units: at line ends, else between words, else between characters. Together they are the whole. */
export function inParts(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const head = cutAt(rest, most);
    const at = Math.max(head.lastIndexOf("\n") + 1, lateSpace(head));
    const part = (at > most / 2 ? head.slice(0, at) : head) || rest.slice(0, 2);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  if (rest !== "") parts.push(rest);
  return parts;
}

const lateSpace = (text: string): number =>
  text.lastIndexOf("\n") > text.length / 2 ? 0 : text.lastIndexOf(" ") + 1;
