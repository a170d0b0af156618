/**
 * A copy to change. No spread, for speed: where objects of many shapes are spread, V8 gives every copy that grows
 * a shape that no other object has, and whatever reads it later is slow.
 */
export function copyOf<T extends object>(original: T | undefined): T {
  return Object.assign({}, original) as T;
}

/** Both in one; where both have a part, the second counts. */
export function merged<T extends object>(first: T | undefined, second: T): T {
  return Object.assign(copyOf(first), second);
}
