import type { Knowledge } from "../../src/domain/knowledge.ts";
import { normalise } from "../../src/domain/tokens.ts";

/** A way to write a skill. */
export interface Written {
  readonly text: string;
  readonly id: string;
}

/** Every name and alias that means one skill only. */
export function writtenNames(knowledge: Knowledge): Written[] {
  const byKey = new Map<string, Written | null>();
  for (const skill of knowledge.skills) {
    for (const text of [skill.name, ...skill.aliases]) {
      const key = normalise(text);
      const before = byKey.get(key);
      if (before === undefined) byKey.set(key, { text, id: skill.id });
      else if (before !== null && before.id !== skill.id) byKey.set(key, null);
    }
  }
  return [...byKey.values()].filter((name) => name !== null);
}

export interface Misspelt extends Written {
  readonly meant: string;
  /** Whether the first letter of a word is the slip: people rarely make that one. */
  readonly firstLetter: boolean;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const MISSPELT_MIN = 5;
const TWO_EDITS_MIN = 8;
const TWO_EDITS_SHARE = 0.4;

/** Makes slips at random places of a name: letters lost, doubled in, changed or swapped. */
export function createMisspeller(names: readonly Written[], random: () => number) {
  const known = new Set(names.map(({ text }) => normalise(text)));
  const long = names.filter(({ text }) => text.length >= MISSPELT_MIN && /[a-z]{3}/i.test(text));
  const whole = (below: number) => Math.floor(random() * below);

  /** null when the result happens to be a name again. */
  function misspell({ text, id }: Written): Misspelt | null {
    const edits = text.length >= TWO_EDITS_MIN && random() < TWO_EDITS_SHARE ? 2 : 1;
    let form = text;
    for (let count = 0; count < edits; count++) form = slip(form);
    const key = normalise(form);
    if (known.has(key) || key === normalise(text)) return null;
    return { text: form, meant: text, id, firstLetter: initials(form) !== initials(text) };
  }

  function slip(text: string): string {
    for (;;) {
      const at = whole(text.length);
      const letter = LETTERS[whole(LETTERS.length)] ?? "";
      if (!isLetter(text[at])) continue;
      switch (whole(4)) {
        case 0:
          return text.slice(0, at) + text.slice(at + 1);
        case 1:
          return text.slice(0, at) + letter + text.slice(at);
        case 2:
          if (text[at]?.toLowerCase() === letter) continue;
          return text.slice(0, at) + letter + text.slice(at + 1);
        default:
          if (!isLetter(text[at + 1]) || text[at] === text[at + 1]) continue;
          return text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2);
      }
    }
  }

  return {
    misspell,
    /** @param count how many are wanted */
    some(count: number): Misspelt[] {
      const found: Misspelt[] = [];
      while (found.length < count) {
        const name = long[whole(long.length)];
        const form = name === undefined ? null : misspell(name);
        if (form !== null) found.push(form);
      }
      return found;
    },
  };
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[a-z]/i.test(sign);

const initials = (text: string) =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.charAt(0))
    .join("");

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [copy[i], copy[k]] = [copy[k] as T, copy[i] as T];
  }
  return copy;
}

export interface Composed {
  readonly text: string;
  readonly ids: ReadonlySet<string>;
  /** Of these, the ones that are written right. */
  readonly clean: ReadonlySet<string>;
}

/** {} is where a name goes. */
const CLAUSES = [
  "I have 3 years of {}",
  "some {}",
  "basic {}",
  "I use {} and {} at work",
  "experience with {}, {} and {}",
  "no {}",
  "I want to learn {}",
  "a course in {}",
  "I know {} well",
  "{} for two years",
];
const MISSPELT_SHARE = 0.2;
const LENGTH = { least: 180, most: 220 };

/** Free-text answers of about 200 characters with names from the taxonomy, a fifth of them misspelt. */
export function composeAnswers(
  names: readonly Written[],
  misspell: (name: Written) => Misspelt | null,
  random: () => number,
  count: number,
): Composed[] {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const answers: Composed[] = [];
  while (answers.length < count) {
    const ids = new Set<string>();
    const clean = new Set<string>();
    let text = "";
    while (text.length < LENGTH.least) {
      const clause = pick(CLAUSES).replaceAll("{}", () => {
        const name = pick(names);
        ids.add(name.id);
        const wrong = name.text.length >= MISSPELT_MIN && random() < MISSPELT_SHARE ? misspell(name) : null;
        if (wrong === null) clean.add(name.id);
        return (wrong ?? name).text;
      });
      text += text === "" ? clause : `${random() < 0.5 ? ", " : ". "}${clause}`;
    }
    if (text.length <= LENGTH.most) answers.push({ text, ids, clean });
  }
  return answers;
}

/** A long text with the shape of a CV: headings, jobs with dates, lists and prose. */
export function composeCv(answers: readonly Composed[], phrases: readonly string[], bytes: number): string {
  let text = "Curriculum vitae\n\n";
  for (let part = 0; text.length < bytes; part++) {
    const answer = answers[part % answers.length]?.text ?? "";
    const prose = [0, 1, 2, 3].map((offset) => phrases[(part * 4 + offset) % phrases.length]).join(". ");
    text += `Engineer at Company ${part}, 20${10 + (part % 15)} to today\n- ${answer}\n- ${prose}.\n\n`;
  }
  return text.slice(0, bytes);
}
