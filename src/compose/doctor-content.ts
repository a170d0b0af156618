import { type Check, fault, ok } from "../app/doctor.ts";
import type { CheckResult, ContentFolders } from "../content/load-content.ts";

/** Faults that are told one by one; `rolewise check` tells them all. */
const TOLD = 3;

export type CheckContent = (folders: ContentFolders) => CheckResult;

/** Whether taxonomy and conversations can be used. @param check absent: the one of the loader, loaded when needed */
export function createContentCheck(folders: ContentFolders, check?: CheckContent): Check {
  const area = "content";
  return {
    area,
    async run() {
      const checkContent = check ?? (await import("../content/load-content.ts")).checkContent;
      const result = checkContent(folders);
      if (result.ok) {
        const { roles, skills } = result.data;
        const overlay = folders.overlay === undefined ? "" : " with ROLEWISE_CONTENT_DIR";
        return [ok(area, `sound${overlay}: ${roles.length} roles, ${skills.length} skills`)];
      }
      const told = result.faults
        .slice(0, TOLD)
        .map(({ file, line, code, message, repair }) =>
          fault(area, `${file}:${line} ${code}: ${message}`, repair),
        );
      const rest = result.faults.length - told.length;
      if (rest > 0)
        told.push(fault(area, `and ${rest} more`, "See them all with: npm run -s rolewise -- check"));
      return told;
    },
  };
}
