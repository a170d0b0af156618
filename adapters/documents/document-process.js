// The file of the reading process when the program runs from source. A bundle has the built one under this name.
import { register } from "tsx/esm/api";

register();
await import("./reading-process.ts");
