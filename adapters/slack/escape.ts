/** Texts to and from Slack. What people and catalogues wrote goes through `printable`, and through `escaped` where Slack reads markup. */

/** Without signs that would be obeyed rather than shown, and without halves of characters. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu, "");
}

/** For `mrkdwn` and top-level text: no link, mention or command can come out of it. */
export function escaped(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A text of a person as they typed it: mentions, links and escapes of Slack undone. */
export function typed(text: string): string {
  return text
    .replace(/<([@#!])([^<>]*)>/g, (_, kind: string, inner: string) => mention(kind, inner))
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, url: string, label?: string) => link(url, label))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

function mention(kind: string, inner: string): string {
  const label = inner.split("|")[1];
  if (kind === "#") return label === undefined || label === "" ? "" : `#${label}`;
  if (kind === "!" && inner.startsWith("date^")) return label ?? "";
  return label?.replace(/^@/, "") ?? "";
}

const link = (url: string, label: string | undefined): string => {
  const target = url.replace(/^(mailto|tel):/, "");
  if (label === undefined || label === "" || url.endsWith(label)) return target;
  return `${label} ${target}`;
};
