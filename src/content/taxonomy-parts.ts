import type { Domain, KnowledgeData, SkillInDomain } from "../domain/knowledge.ts";
import type { Interest, Role } from "../domain/taxonomy.ts";
import type { Located } from "./located.ts";

/** A taxonomy whose files are each valid, before they are held against each other. */
export interface TaxonomyParts {
  readonly domains: readonly Domain[];
  readonly skills: ReadonlyArray<Located<SkillInDomain>>;
  readonly interests: ReadonlyArray<Located<Interest>>;
  readonly roles: ReadonlyArray<Located<Role>>;
  readonly market: Located<KnowledgeData["market"]>;
  readonly tracks: Located<KnowledgeData["tracks"]>;
  readonly priorities: Located<KnowledgeData["priorities"]>;
  readonly practice: Located<KnowledgeData["practice"]>;
  readonly success: Located<KnowledgeData["success"]>;
  readonly sources: Located<KnowledgeData["sources"]>;
}
