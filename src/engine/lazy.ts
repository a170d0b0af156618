/** Makes a thing at its first use and keeps it: what a start does not need waits until a turn does. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
