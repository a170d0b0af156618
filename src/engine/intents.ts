import type { Finder } from "../domain/find.ts";
import type { SkillInDomain } from "../domain/knowledge.ts";
import type { Role } from "../domain/taxonomy.ts";
import { normalise, type Token, tokenise } from "../domain/tokens.ts";
import type { IntentId } from "./conversation.ts";

/** What a text asks the advisor to do. */
export interface Intent {
  readonly id: IntentId;
  readonly role?: Role;
  readonly role2?: Role;
  readonly skill?: SkillInDomain;
  /** A name that the request needs and nothing answers to. */
  readonly unknown?: { readonly kind: "role" | "skill"; readonly typed: string };
  /** What a pattern's {rest}, {hours}, {role}, {role2} or {skill} stood for, as it was written. */
  readonly words: Readonly<Record<string, string>>;
}

export interface IntentMatcher {
  /** @param inside an interview is running: a bare name is an answer there, not a request */
  match(text: string, inside: boolean): Intent | null;
  /** Label and command of an intent, for menus. */
  menu(id: IntentId): { readonly label: string; readonly command: string };
  /** The nearest command word to a misspelt one-word request: something to offer, not to do. */
  nearest(text: string, inside: boolean): IntentId | null;
}

/** What {hours} may stand for: a number in digits ("5.5" is two words) or in words, and nothing beside it. */
const HOURS =
  /^(?:about |around |some )?(?:\d+(?:[., ]\d+)?h?|half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)$/i;

/** What would lose something is never guessed. */
const NEVER_NEAR: ReadonlySet<IntentId> = new Set(["cancel", "forget", "restart", "yes", "no"]);

interface IntentSpec {
  readonly id: IntentId;
  readonly label: string;
  readonly command: string;
  readonly where: "anywhere" | "inside" | "outside";
  readonly patterns: readonly string[];
}

type Element =
  | { readonly kind: "word"; readonly word: string; readonly optional: boolean }
  | { readonly kind: "slot"; readonly name: string };

/** Requests are short; longer texts are something to read, not to match. */
const WORDS_MAX = 24;

export function createIntents(
  specs: readonly IntentSpec[],
  fillers: readonly string[],
  finder: Finder,
): IntentMatcher {
  // The more plain words a pattern has, the more it knows what it wants.
  const parsePattern = createPatternParser();
  const patterns = specs
    .flatMap((spec) =>
      spec.patterns.map((pattern) => {
        const elements = parsePattern(pattern);
        const bare = elements.every((element) => element.kind === "slot");
        return { spec, elements, bare, needs: requiredWords(elements), weight: weight(elements) };
      }),
    )
    .sort((a, b) => b.weight - a.weight);
  const insideIndex = byOpener(patterns.filter(({ spec, bare }) => !bare && spec.where !== "outside"));
  const outsideIndex = byOpener(patterns.filter(({ spec }) => spec.where !== "inside"));
  const fillerKeys = new Set(fillers.map(normalise));
  const byId = new Map(specs.map((spec) => [spec.id, spec]));
  const commandWords = new Map<string, Command>();
  for (const { spec, elements } of patterns) {
    const [only] = elements;
    if (elements.length === 1 && only?.kind === "word" && only.word.length >= 4)
      commandWords.set(only.word, { word: only.word, id: spec.id });
  }
  const offered = (elsewhere: IntentSpec["where"]) =>
    byLength(
      [...commandWords.values()].filter(({ id }) => byId.get(id)?.where !== elsewhere && !NEVER_NEAR.has(id)),
    );
  const wordsInside = offered("outside");
  const wordsOutside = offered("inside");

  return {
    match(text, inside) {
      if (text.length > 400) return null;
      const tokens = stripFillers(tokenise(text), fillerKeys);
      if (tokens.length === 0 || tokens.length > WORDS_MAX) return null;
      const words = tokens.map((token) => token.form);
      let stranger: Intent | undefined;
      const index = inside ? insideIndex : outsideIndex;
      for (const { spec, elements, needs } of index.get(words[0] ?? "") ?? index.get(ANY) ?? []) {
        if (!needs.every((word) => words.includes(word))) continue;
        let found: Intent | undefined;
        let unnamed: Intent | undefined;
        // "compare robotics and autonomous systems engineer and data analyst": another "and" may part the names.
        matchElements(elements, words, (captured) => {
          const intent = resolve(spec.id, slices(text, tokens, captured), finder);
          if (intent.unknown === undefined) found = intent;
          else unnamed ??= intent;
          return found !== undefined;
        });
        if (found !== undefined) return found;
        if (asksByName(elements)) stranger ??= unnamed;
      }
      return stranger ?? null;
    },
    menu(id) {
      const spec = byId.get(id);
      if (spec === undefined) throw new Error(`intents.yaml has no "${id}"`);
      return { label: spec.label, command: spec.command };
    },
    nearest(text, inside) {
      const word = normalise(text);
      if (word.length < 4 || word.length > 20 || word.includes(" ")) return null;
      const commands = (inside ? wordsInside : wordsOutside).get(word.length) ?? [];
      return commands.find((command) => withinOneEdit(word, command.word))?.id ?? null;
    },
  };
}

interface Command {
  readonly word: string;
  readonly id: IntentId;
}

/** Commands, in their order, by the length of a word that may be one of them misspelt. */
function byLength(commands: readonly Command[]): ReadonlyMap<number, readonly Command[]> {
  const index = new Map<number, Command[]>();
  for (const command of commands) {
    const { length } = command.word;
    for (const other of [length - 1, length, length + 1])
      index.set(other, [...(index.get(other) ?? []), command]);
  }
  return index;
}

interface Pattern {
  readonly spec: IntentSpec;
  readonly elements: readonly Element[];
  /** Words without which it cannot match. */
  readonly needs: readonly string[];
  /** Only names, no words: "{role}". */
  readonly bare: boolean;
}

/** The key of patterns that any word can begin. */
const ANY = "";

/** Patterns, in their order, by each word that a text of theirs can begin with. */
function byOpener(patterns: readonly Pattern[]): ReadonlyMap<string, readonly Pattern[]> {
  const openers = patterns.map(({ elements }) => openersOf(elements));
  const index = new Map<string, Pattern[]>([[ANY, []]]);
  for (const words of openers) for (const word of words) index.set(word, []);
  for (const [i, pattern] of patterns.entries()) {
    const words = openers[i]?.has(ANY) ? index.keys() : (openers[i] ?? []);
    for (const word of words) index.get(word)?.push(pattern);
  }
  return index;
}

function openersOf(elements: readonly Element[]): Set<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.kind === "slot") return found.add(ANY);
    found.add(element.word);
    if (!element.optional) break;
  }
  return found;
}

/** Parses patterns; some thousand of them are made of a few hundred parts, each parsed once. */
function createPatternParser(): (pattern: string) => Element[] {
  const parsed = new Map<string, readonly Element[]>();
  const elementsOf = (part: string): readonly Element[] => {
    const known = parsed.get(part);
    if (known !== undefined) return known;
    const elements = parsePart(part);
    parsed.set(part, elements);
    return elements;
  };
  return (pattern) => pattern.split(/\s+/).flatMap(elementsOf);
}

function parsePart(part: string): Element[] {
  if (part.startsWith("{")) return [{ kind: "slot", name: part.slice(1, -1) }];
  const optional = part.startsWith("[");
  return normalise(part)
    .split(" ")
    .map((word) => ({ kind: "word", word, optional }));
}

const requiredWords = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => (element.kind === "word" && !element.optional ? [element.word] : []));

const weight = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + (element.kind === "word" ? (element.optional ? 1 : 10) : 0), 0) -
  elements.filter((element) => element.kind === "slot").length;

function stripFillers(tokens: readonly Token[], fillers: ReadonlySet<string>): Token[] {
  let from = 0;
  while (from < tokens.length - 1 && fillers.has(tokens[from]?.form ?? "")) from++;
  let to = tokens.length;
  while (to > from + 1 && COURTESIES.has(tokens[to - 1]?.form ?? "")) to--;
  return tokens.slice(from, to);
}

const COURTESIES = new Set(["please", "pls", "thank"]);

type Captured = ReadonlyMap<string, readonly [from: number, to: number]>;

/** Captured words as they were written, signs in between included. */
function slices(text: string, tokens: readonly Token[], captured: Captured): Record<string, string> {
  return Object.fromEntries(
    [...captured].map(([name, [from, to]]) => [name, text.slice(tokens[from]?.start, tokens[to - 1]?.end)]),
  );
}

/** Slots take at least one word, the first as little as lets the rest match; more when what they stand for is not accepted. */
function matchElements(
  elements: readonly Element[],
  words: readonly string[],
  accept: (captured: Captured) => boolean,
): boolean {
  const captured = new Map<string, readonly [number, number]>();
  const step = (e: number, w: number): boolean => {
    const element = elements[e];
    if (element === undefined) return w === words.length && accept(captured);
    if (element.kind === "word") {
      if (words[w] === element.word && step(e + 1, w + 1)) return true;
      return element.optional && step(e + 1, w);
    }
    const last = e === elements.length - 1;
    for (let end = last ? words.length : w + 1; end <= words.length && end > w; end++) {
      if (element.name === "hours" && !HOURS.test(words.slice(w, end).join(" "))) continue;
      captured.set(element.name, [w, end]);
      if (step(e + 1, end)) return true;
    }
    captured.delete(element.name);
    return false;
  };
  return step(0, 0);
}

/** Commands that can only be about a name: "role astronaut" asks for a role, "what is love" asks for nothing we know. */
const BY_NAME = new Set(["role", "skill", "compare", "gap", "plan", "roadmap"].map(normalise));

function asksByName(elements: readonly Element[]): boolean {
  const [first] = elements;
  const last = elements.at(-1);
  if (first?.kind !== "word") return false;
  return BY_NAME.has(first.word) || (last?.kind === "word" && last.word === "do");
}

/** Finds what a pattern's names stand for; "{rest}" takes anything. */
function resolve(id: IntentId, words: Readonly<Record<string, string>>, finder: Finder): Intent {
  const roles: { role?: Role; role2?: Role } = {};
  for (const slot of ["role", "role2"] as const) {
    const typed = words[slot];
    if (typed === undefined) continue;
    const found = finder.role(typed);
    if (found.kind === "unknown") return { id, words, unknown: { kind: "role", typed } };
    roles[slot] = found.item;
  }
  if (words.skill === undefined) return { id, words, ...roles };
  const skill = finder.skill(words.skill);
  if (skill.kind === "unknown") return { id, words, unknown: { kind: "skill", typed: words.skill } };
  return { id, words, ...roles, skill: skill.item };
}

/** One letter added, dropped, changed, or two neighbours swapped. */
export function withinOneEdit(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) - shorter > 1) return false;
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  const different = Math.max(a.length, b.length) - start - end;
  if (different <= 1) return true;
  return different === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
}
