import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encrypting, readKeys } from "../../adapters/storage/encrypted/encrypting.ts";
import { openFolderStore } from "../../adapters/storage/lowdb/folder-store.ts";
import { createMemoryStore } from "../../adapters/storage/memory/memory-store.ts";
import { filesEnding, onlyFile, temporaryFolder } from "./store-folder.ts";

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const OLD = newKey("old");
const NEW = newKey("new");
const VALUE = { skills: ["python"], text: "Jane Roe" };

async function failureOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("the call did not fail");
  return error;
}

describe("an encrypted store", () => {
  it("leaves nothing to read on the disk, and keeps the same value differently each time", async () => {
    const folder = temporaryFolder();
    const store = encrypting(await openFolderStore({ folder }), readKeys(OLD));
    await store.save("anna", VALUE, 0);
    const file = onlyFile(folder, ".json");
    const first = readFileSync(file, "utf8");
    await store.save("anna", VALUE, 1);
    const second = readFileSync(file, "utf8");
    for (const text of [first, second]) expect(text).not.toMatch(/python|Jane|skills/);
    const dataIn = (text: string) => text.match(/"data":"[^"]+"/g);
    expect(dataIn(first)).toHaveLength(1);
    expect(new Set(dataIn(second))).toHaveLength(2); // the copy before stays beside the newest
    expect(await store.load("anna")).toEqual({ revision: 2, value: VALUE });
    await store.close();
  });

  it("reads what was kept before it was encrypted, and encrypts it at the next save", async () => {
    const plain = createMemoryStore();
    const store = encrypting(plain, readKeys(OLD));
    await plain.save("anna", VALUE, 0);
    expect(await store.load("anna")).toEqual({ revision: 1, value: VALUE });
    expect(await store.save("anna", VALUE, 1)).toEqual({ kind: "saved", revision: 2 });
    expect(JSON.stringify(await plain.load("anna"))).not.toContain("Jane");
    expect(await store.load("anna")).toEqual({ revision: 2, value: VALUE });
  });

  it("replaces a key: the first encrypts, all decrypt", async () => {
    const plain = createMemoryStore();
    await encrypting(plain, readKeys(OLD)).save("anna", VALUE, 0);
    const both = encrypting(plain, readKeys(`${NEW}, ${OLD}`));
    expect(await both.load("anna")).toEqual({ revision: 1, value: VALUE });
    await both.save("anna", VALUE, 1);
    expect(await encrypting(plain, readKeys(NEW)).load("anna")).toEqual({ revision: 2, value: VALUE });
  });

  const WRONG: Readonly<Record<string, string>> = {
    "without the key": NEW,
    "with another key of the same id": newKey("old"),
  };

  it.each(Object.entries(WRONG))(
    "%s says which variable to mend, and leaves the record as it is",
    async (_, key) => {
      const folder = temporaryFolder();
      const plain = await openFolderStore({ folder });
      await encrypting(plain, readKeys(OLD)).save("anna", VALUE, 0);
      const wrong = encrypting(plain, readKeys(key));
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const failure = await failureOf(wrong.load("anna"));
        expect(failure).toMatchObject({ name: "StoreError", code: "UNREADABLE" });
        expect(failure.message).toContain("ROLEWISE_ENCRYPTION_KEYS");
        expect(failure.message).not.toMatch(/anna|Jane/);
        expect(failure.message).not.toContain(key.split(":")[1]);
      }
      expect(filesEnding(folder, ".corrupt")).toEqual([]);
      expect(await encrypting(plain, readKeys(OLD)).load("anna")).toEqual({ revision: 1, value: VALUE });
      await plain.close();
    },
  );

  it("opens no record in the place of another, and none that was changed", async () => {
    const plain = createMemoryStore();
    const store = encrypting(plain, readKeys(OLD));
    await store.save("anna", VALUE, 0);
    const sealed = (await plain.load("anna"))?.value as Record<string, string>;
    await plain.save("ben", sealed, 0);
    await expect(store.load("ben")).rejects.toMatchObject({ code: "UNREADABLE" });
    for (const part of ["nonce", "tag", "data"]) {
      const bytes = Buffer.from(sealed[part] ?? "", "base64");
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      await plain.save(part, { ...sealed, [part]: bytes.toString("base64") }, 0);
      await expect(store.load(part), part).rejects.toMatchObject({ code: "UNREADABLE" });
    }
    const short = Buffer.from(sealed.tag ?? "", "base64")
      .subarray(0, 4)
      .toString("base64");
    await plain.save("short tag", { ...sealed, tag: short }, 0);
    await expect(store.load("short tag")).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("the keys", () => {
  it.each([
    ["nothing", ""],
    ["no id", randomBytes(32).toString("base64")],
    ["a short key", `a:${randomBytes(16).toString("base64")}`],
    ["a long key", `a:${randomBytes(33).toString("base64")}`],
    ["no base64", `a:${"!".repeat(44)}`],
    ["an id twice", `${OLD},${newKey("old")}`],
    ["a comma at the end", `${OLD},`],
  ])("are refused with the variable's name and a repair: %s", (_, text) => {
    let message = "";
    try {
      readKeys(text);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("ROLEWISE_ENCRYPTION_KEYS");
    expect(message).toContain("openssl rand -base64 32");
    for (const secret of text.split(/[:,]/).filter((part) => part.length > 20)) {
      expect(message).not.toContain(secret);
    }
  });
});
