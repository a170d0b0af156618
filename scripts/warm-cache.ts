import { join, resolve } from "node:path";
import { checkContent } from "../src/content/load-content.ts";

// Runs after an install: parses the content once, so that the first start is as fast as every other.
// A fault in the content is no reason for an install to fail; `rolewise check` tells it.
const root = resolve(import.meta.dirname, "..");
checkContent({ root, cache: join(root, "node_modules", ".cache", "rolewise") });
