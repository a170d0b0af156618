import { resolve } from "node:path";
import { bundle } from "./bundle.ts";

const root = resolve(import.meta.dirname, "..");
await bundle(root, resolve(root, "dist"));
console.log("dist/ is ready: node dist/main.js");
