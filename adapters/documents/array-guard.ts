/** Small arrays cost less than counting them. */
const COUNTED_FROM_BYTES = 65_536;

const ARRAYS = [
  "ArrayBuffer",
  "Uint8Array",
  "Uint8ClampedArray",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Float32Array",
  "Float64Array",
] as const;

/**
 * Until it is lifted the large arrays of this process are counted, and refused above the budget. The heap limit of a
 * process does not count them, and a PDF of a few megabytes can have its reader ask for gigabytes.
 */
export function guardArrays(bytesMax: number): { spent(): boolean; lift(): void } {
  let bytes = 0;
  const take = (size: number) => {
    if (size < COUNTED_FROM_BYTES) return;
    bytes += size;
    if (bytes > bytesMax) throw new RangeError("The file asks for too much memory");
  };
  const lifts = ARRAYS.map((name) => replaceGlobal(name, guarded(name, take)));
  // It unpacks outside of these arrays, and without a limit; PDF.js does without it.
  lifts.push(replaceGlobal("DecompressionStream", undefined));
  return {
    spent: () => bytes > bytesMax,
    lift: () => {
      for (const lift of lifts) lift();
    },
  };
}

function guarded(name: (typeof ARRAYS)[number], take: (bytes: number) => void): unknown {
  const original = globalThis[name];
  const unit = "BYTES_PER_ELEMENT" in original ? original.BYTES_PER_ELEMENT : 1;
  const guard: typeof original = new Proxy(original, {
    construct(target, args: readonly unknown[], caller) {
      if (typeof args[0] === "number") take(args[0] * unit);
      return Reflect.construct(target, args, caller === guard ? target : caller);
    },
  });
  return guard;
}

/** @returns what puts the former value back */
function replaceGlobal(name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    if (before !== undefined) Object.defineProperty(globalThis, name, before);
  };
}
