import type { Domain, KnowledgeData, SkillInDomain } from "../domain/knowledge.ts";
import type { Interest, Role } from "../domain/taxonomy.ts";
import type { Located } from "./located.ts";

type Reference = Pick<KnowledgeData, "market" | "tracks" | "priorities" | "practice" | "success" | "sources">;

/** What could be read of a taxonomy, before its files are held against each other. */
export interface TaxonomyParts {
  readonly domains: readonly Domain[];
  readonly skills: ReadonlyArray<Located<SkillInDomain>>;
  readonly interests: ReadonlyArray<Located<Interest>>;
  readonly roles: ReadonlyArray<Located<Role>>;
  /** The files that occur once; undefined when missing or faulty. */
  readonly files: { readonly [Name in keyof Reference]: Located<Reference[Name]> | undefined };
  /** Ids that stand in files with faults: they are there, so nobody who refers to them is at fault. */
  readonly claimed: ReadonlySet<string>;
  /** Every skill and role could be read. */
  readonly whole: boolean;
}
