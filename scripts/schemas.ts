import * as z from "zod";
import {
  MarketFileSchema,
  PracticeFileSchema,
  PriorityFileSchema,
  SourceFileSchema,
  SuccessFileSchema,
  TrackFileSchema,
} from "../src/domain/reference.ts";
import { InterestFileSchema, RoleSchema, SkillFileSchema } from "../src/domain/taxonomy.ts";
import { IntentFileSchema, WordingFileSchema } from "../src/engine/conversation.ts";
import { FlowSchema } from "../src/engine/flow.ts";

const SCHEMAS = {
  "taxonomy/schemas/skills.schema.json": SkillFileSchema,
  "taxonomy/schemas/role.schema.json": RoleSchema,
  "taxonomy/schemas/interests.schema.json": InterestFileSchema,
  "taxonomy/schemas/market.schema.json": MarketFileSchema,
  "taxonomy/schemas/tracks.schema.json": TrackFileSchema,
  "taxonomy/schemas/priorities.schema.json": PriorityFileSchema,
  "taxonomy/schemas/practice.schema.json": PracticeFileSchema,
  "taxonomy/schemas/success.schema.json": SuccessFileSchema,
  "taxonomy/schemas/sources.schema.json": SourceFileSchema,
  "conversations/schemas/flow.schema.json": FlowSchema,
  "conversations/schemas/wording.schema.json": WordingFileSchema,
  "conversations/schemas/intents.schema.json": IntentFileSchema,
} as const;

/** JSON Schemas for editors, by path from the project's root: what an author may write, before defaults. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([path, schema]) => [
      path,
      `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`,
    ]),
  );
}
