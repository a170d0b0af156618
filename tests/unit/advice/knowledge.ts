import { resolve } from "node:path";
import { loadKnowledge } from "../../../src/content/load-content.ts";
import { emptyProfile, type Level, type Profile } from "../../../src/domain/profile.ts";

/** The taxonomy as it is shipped. */
export const knowledge = loadKnowledge({ root: resolve(import.meta.dirname, "../../..") });

/** "python:advanced", "sql", "docker:basic" to claims that quote themselves. */
export function having(...claims: string[]): Profile["skills"] {
  return Object.fromEntries(
    claims.map((claim) => {
      const [id = "", level] = claim.split(":");
      return [id, { stance: "has", level: (level as Level | undefined) ?? null, quote: `I use ${id}` }];
    }),
  );
}

export function person(known: Partial<Profile>): Profile {
  return { ...emptyProfile(), ...known };
}

export const nurse = person({
  audience: "career-changer",
  hoursPerWeek: 6,
  skills: having("excel:working", "communication"),
});
export const backendDeveloper = person({
  audience: "tech-professional",
  years: 6,
  hoursPerWeek: 10,
  skills: having(
    "python:advanced",
    "docker:working",
    "postgresql:working",
    "git:advanced",
    "aws:working",
    "rest-apis:advanced",
    "linux:working",
    "github-actions:working",
    "automated-testing:working",
  ),
});
export const student = person({
  audience: "student",
  hoursPerWeek: 10,
  skills: having("python:basic", "calculus:working", "linear-algebra:working"),
});
