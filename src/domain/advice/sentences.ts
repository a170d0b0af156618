/** "a", "a and b", "a, b and c", "a, b and 4 more". */
export function inWords(items: readonly string[], most = 4): string {
  const shown = items.length <= most ? items : items.slice(0, most - 1);
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "1 week", "2 weeks", "2.5 weeks". */
export function counted(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** "29 March 2027", from an ISO date. */
export function dateInWords(date: string): string {
  const [year = "", month = "1", day = "1"] = date.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** Hours are estimates: above this many, nobody can tell them more closely than by fives. */
export const EXACT_HOURS = 20;

/** Hours as they are told in words; "about" goes before them above EXACT_HOURS. */
export function aboutHours(hours: number): number {
  return hours <= EXACT_HOURS ? Math.round(hours) : Math.round(hours / 5) * 5;
}
