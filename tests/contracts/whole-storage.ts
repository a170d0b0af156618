import type { Storage } from "../../src/app/ports.ts";

/** One part of a storage, whose closing stands for the end of the process that has the storage open. */
export function allOf<T extends { close(): Promise<void> }>(part: T, storage: Storage): T {
  return new Proxy(part, {
    get(target, name) {
      if (name === "close") return () => storage.close();
      const member = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
