/** Skill id to the ids that must come before it. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether one skill must come before another, directly or through others. */
export function reaches(needs: Needs, from: string, to: string): boolean {
  const queue = [from];
  const seen = new Set(queue);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const next of needs.get(id) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** Each skill right after what it needs, otherwise in the order given. */
export function inOrder(ids: readonly string[], needs: Needs): string[] {
  const placed = new Set<string>();
  const wanted = new Set(ids);
  const place = (id: string): void => {
    if (placed.has(id) || !wanted.has(id)) return;
    wanted.delete(id);
    for (const before of needs.get(id) ?? []) place(before);
    placed.add(id);
  };
  for (const id of ids) place(id);
  return [...placed];
}

/** Length of the longest chain of needs below each skill: 0 needs nothing. */
export function depths(ids: readonly string[], needs: Needs): Map<string, number> {
  const depth = new Map<string, number>();
  for (const id of inOrder(ids, needs)) {
    const below = [...(needs.get(id) ?? [])].map((before) => depth.get(before) ?? -1);
    depth.set(id, 1 + Math.max(-1, ...below));
  }
  return depth;
}
