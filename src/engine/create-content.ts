import { createProber } from "../domain/advice/probes.ts";
import { createRecommender } from "../domain/advice/recommend.ts";
import { createFinder, type Finder } from "../domain/find.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { createUnderstanding } from "../domain/understanding/understanding.ts";
import { compileFlow } from "./compile-flow.ts";
import type { Content, IntentFile } from "./conversation.ts";
import type { Flow } from "./flow.ts";
import { createIntents } from "./intents.ts";
import { lazy } from "./lazy.ts";
import { createWords } from "./words.ts";

/** Prepares everything that turns look at; done once at start. */
export function createContent(
  knowledge: Knowledge,
  conversations: {
    readonly flows: readonly Flow[];
    readonly texts: Readonly<Record<string, string | readonly string[]>>;
    readonly intents: IntentFile;
  },
  options: { readonly retentionDays: number },
): Content {
  const words = createWords(conversations.texts);
  const finder = lazy(() => createFinder(knowledge));
  const understanding = lazy(() => createUnderstanding(knowledge));
  const recommender = lazy(() => createRecommender(knowledge));
  const prober = lazy(() => createProber(knowledge));
  const { intents: specs, fillers } = conversations.intents;
  const intents = lazy(() => createIntents(specs, fillers, byName));
  const byName: Finder = { role: (typed) => finder().role(typed), skill: (typed) => finder().skill(typed) };
  return {
    knowledge,
    finder: byName,
    understanding: {
      read: (text, readOptions) => understanding().read(text, readOptions),
      extractSkills: (text) => understanding().extractSkills(text),
    },
    advisor: {
      recommend: (profile) => recommender().recommend(profile),
      nextProbe: (profile, asked) => prober().nextProbe(profile, asked),
    },
    flows: new Map(conversations.flows.map((flow) => [flow.id, compileFlow(flow, knowledge, words)])),
    words,
    intents: {
      match: (text, inside) => intents().match(text, inside),
      menu: (id) => intents().menu(id),
      nearest: (text, inside) => intents().nearest(text, inside),
    },
    retentionDays: options.retentionDays,
  };
}
