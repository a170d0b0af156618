/** A binary heap: what is due first lies on top. */
export class DueHeap<T extends { readonly due: number }> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  get first(): T | null {
    return this.#items[0] ?? null;
  }

  add(item: T): void {
    const items = this.#items;
    let at = items.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || parent.due <= item.due) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  }

  removeFirst(): void {
    const items = this.#items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [items[left], items[left + 1]];
      const isRight = a !== undefined && b !== undefined && b.due < a.due;
      const child = isRight ? b : a;
      if (child === undefined || child.due >= last.due) break;
      items[at] = child;
      at = isRight ? left + 1 : left;
    }
    items[at] = last;
  }
}
