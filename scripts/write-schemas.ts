import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { jsonSchemas } from "./schemas.ts";

for (const [path, text] of jsonSchemas()) {
  writeFileSync(resolve(import.meta.dirname, "..", path), text);
  console.log(path);
}
