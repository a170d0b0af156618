/** Reads Discord's Markdown as a client shows it, and tells of what would be obeyed rather than shown. */
export interface Read {
  readonly text: string;
  /** Marks that took effect, in order: "strong", "emphasis", "code", "link", "heading", "small", "bullet", ... */
  readonly marks: readonly string[];
}

const LINE_MARKS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^ *#{1,3} +/, "heading"],
  [/^ *-# +/, "small"],
  [/^ *[-*] +/, "bullet"],
  [/^ *\d+\. +/, "number"],
  [/^ *>(>>)? */, "quote"],
];
const INLINE_MARKS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\[((?:\\.|[^[\]\\])*)\]\((<[^>\s]*>|[^\s)]*)\)/, "link"],
  [/^```?/, "code"],
  [/^`/, "code"],
  [/^\|\|/, "spoiler"],
  [/^~~/, "struck"],
  [/^\*\*/, "strong"],
  [/^\*/, "emphasis"],
  [/^__/, "underlined"],
  [/^_/, "emphasis"],
  [/^<(?:@[!&]?|#|t:|a?:\w+:|id:|\/)[^>]*>/, "mention"],
  [/^@(?:everyone|here)/, "mention"],
  [/^<?https?:\/\/[^\s>]+>?/, "address"],
  [/^:[\w+~-]+:/, "emoji"],
];

export function read(markdown: string): Read {
  const marks: string[] = [];
  const lines = markdown.split("\n").map((line) => {
    const found = LINE_MARKS.find(([pattern]) => pattern.test(line));
    if (found === undefined) return inline(line, marks);
    marks.push(found[1]);
    return inline(line.replace(found[0], ""), marks);
  });
  return { text: lines.join("\n").replaceAll("\u200b", ""), marks };
}

function inline(line: string, marks: string[]): string {
  let rest = line;
  let text = "";
  while (rest !== "") {
    const sign = /^\\([^0-9A-Za-z\s])/.exec(rest);
    if (sign !== null) {
      text += sign[1];
      rest = rest.slice(2);
      continue;
    }
    const code = /^`([^`]+)`/.exec(rest);
    if (code !== null) {
      marks.push("code");
      text += code[1];
      rest = rest.slice(code[0].length);
      continue;
    }
    const found = INLINE_MARKS.find(([pattern]) => pattern.test(rest));
    const match = found?.[0].exec(rest);
    if (found !== undefined && match !== undefined && match !== null) {
      marks.push(found[1]);
      if (found[1] === "link") text += inline(match[1] ?? "", []);
      rest = rest.slice(match[0].length);
      continue;
    }
    text += rest[0];
    rest = rest.slice(1);
  }
  return text;
}
