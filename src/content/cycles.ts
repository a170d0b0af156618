/** The circles in a directed graph, each as the ids along it; every circle is reported once. */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, "open" | "done">();
  const cycles: string[][] = [];
  const trail: string[] = [];
  const visit = (id: string): void => {
    state.set(id, "open");
    trail.push(id);
    for (const next of edges.get(id) ?? []) {
      if (state.get(next) === "open") cycles.push([...trail.slice(trail.indexOf(next)), next]);
      else if (state.get(next) === undefined && edges.has(next)) visit(next);
    }
    trail.pop();
    state.set(id, "done");
  };
  for (const id of edges.keys()) if (state.get(id) === undefined) visit(id);
  return cycles;
}

/** Every id that can be reached from the starts. */
export function reachable(
  edges: ReadonlyMap<string, Iterable<string>>,
  starts: Iterable<string>,
): Set<string> {
  const seen = new Set(starts);
  const queue = [...seen];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const next of edges.get(id) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return seen;
}
