/** Ids seen lately, in this process only; the oldest make room. */
export interface RecentIds {
  has(id: string): boolean;
  add(id: string): void;
}

const IDS_MAX = 20_000;

export function createRecentIds(most = IDS_MAX): RecentIds {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.add(id);
      if (ids.size <= most) return;
      for (const oldest of ids) {
        ids.delete(oldest);
        return;
      }
    },
  };
}
