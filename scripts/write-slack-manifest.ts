import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { manifestYaml } from "../adapters/slack/manifest.ts";
import { loadAll } from "../src/content/load-content.ts";
import { createWords } from "../src/engine/words.ts";

// Without an argument: adapters/slack/manifest.yaml, for Socket Mode. With the address at which Slack reaches
// the app ("https://career.example.org"): the manifest for HTTP, to standard output.
const root = resolve(import.meta.dirname, "..");
const words = createWords(loadAll({ root }).conversations.texts);
const host = process.argv[2];
if (host === undefined) {
  const path = "adapters/slack/manifest.yaml";
  writeFileSync(resolve(root, path), manifestYaml(words));
  console.log(path);
} else process.stdout.write(manifestYaml(words, host));
