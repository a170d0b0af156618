/** Rows of the table below; a call uses them and keeps nothing in them. */
let older = new Uint8Array(40);
let old = new Uint8Array(40);
let row = new Uint8Array(40);

/**
 * Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is limit + 1.
 * What both words start and end with costs nothing, and only the cells at most `limit` beside the diagonal are
 * worked out: what is further away costs more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  let endA = a.length;
  let endB = b.length;
  while (endA > 0 && endB > 0 && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  let start = 0;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  const lengthA = endA - start;
  const lengthB = endB - start;
  if (lengthA === 0 || lengthB === 0) return lengthA + lengthB;
  if (lengthA <= 2 && lengthB === lengthA)
    return lengthA === 1 || isSwap(a, b, endA, endB) ? 1 : Math.min(2, over);
  if (limit < 2) return over;
  if (lengthA + lengthB === 5 && isSwapAround(a, b, start, lengthA > lengthB)) return 2;
  return byTable(a, b, start, lengthA, lengthB, limit);
}

function byTable(
  a: string,
  b: string,
  start: number,
  lengthA: number,
  lengthB: number,
  limit: number,
): number {
  const over = limit + 1;
  if (lengthB + 2 > row.length) makeRows(lengthB);
  for (let k = 0; k <= lengthB; k++) old[k] = k < over ? k : over;
  for (let i = 1; i <= lengthA; i++) {
    const from = i > limit ? i - limit : 1;
    const to = lengthB < i + limit ? lengthB : i + limit;
    const edge = i < over ? i : over;
    row[from - 1] = from === 1 ? edge : over;
    if (to === i + limit) old[to] = over;
    let least = row[from - 1] ?? over;
    const letter = a.charCodeAt(start + i - 1);
    for (let k = from; k <= to; k++) {
      let cost = old[k - 1] ?? 0;
      if (letter !== b.charCodeAt(start + k - 1)) {
        cost = least3(cost, row[k - 1] ?? 0, old[k] ?? 0) + 1;
        if (i > 1 && k > 1 && isSwap(a, b, start + i, start + k)) {
          const swapped = (older[k - 2] ?? 0) + 1;
          if (swapped < cost) cost = swapped;
        }
      }
      row[k] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return over;
    [older, old, row] = [old, row, older];
  }
  const distance = old[lengthB] ?? over;
  return distance < over ? distance : over;
}

function least3(a: number, b: number, c: number): number {
  const least = a < b ? a : b;
  return least < c ? least : c;
}

function makeRows(length: number): void {
  older = new Uint8Array(length + 8);
  old = new Uint8Array(length + 8);
  row = new Uint8Array(length + 8);
}

/** Two letters swapped with one lost from between them, or put there: "orngization". */
function isSwapAround(a: string, b: string, start: number, isLost: boolean): boolean {
  const [longer, shorter] = isLost ? [a, b] : [b, a];
  return (
    longer.charCodeAt(start) === shorter.charCodeAt(start + 1) &&
    longer.charCodeAt(start + 2) === shorter.charCodeAt(start)
  );
}

/** The two letters before the ends are the same in the other order. */
function isSwap(a: string, b: string, endA: number, endB: number): boolean {
  return (
    a.charCodeAt(endA - 1) === b.charCodeAt(endB - 2) && a.charCodeAt(endA - 2) === b.charCodeAt(endB - 1)
  );
}
