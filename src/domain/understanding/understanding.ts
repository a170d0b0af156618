import type { Knowledge } from "../knowledge.ts";
import { indexAbout, isOutsideWork, readAbout } from "./about.ts";
import { isAskedFor, isGeneric } from "./asked-for.ts";
import { wishDate } from "./by-date.ts";
import { settleCautious } from "./cautious.ts";
import { addCoordinated } from "./coordinated.ts";
import { createCues } from "./cues.ts";
import { createDocument, type Document, GAP, tokenAt } from "./document.ts";
import { withoutFalseFriends } from "./false-friends.ts";
import { findTitles } from "./found-titles.ts";
import { hoursPerWeek } from "./hours.ts";
import { indexInterests, interestMentions, mayFeel, type Range } from "./interests.ts";
import { isJobTitle } from "./job-titles.ts";
import { KIND } from "./known-words.ts";
import { findMatches } from "./matches.ts";
import { mendEveryday } from "./mend-everyday.ts";
import { createMender, type Mended } from "./mending.ts";
import { indexNames } from "./names.ts";
import { NearNames } from "./near-names.ts";
import { isOnlyLiked } from "./only-felt.ts";
import { ABOUT, aboutWhom } from "./others.ts";
import { Vocabulary } from "./phrase-trie.ts";
import { isAsked } from "./questions.ts";
import type { Fact, InterestMention, Reading, SkillMention } from "./reading.ts";
import { type Judged, judge } from "./stance.ts";
import { suggestionsFor } from "./suggestions.ts";
import { indexTitles } from "./title-index.ts";
import { titleMentions } from "./titles.ts";
import { mendWholeItems } from "./whole-items.ts";
import { yearsOfWork } from "./years.ts";

/** What the question just asked was about: it decides bare answers. */
export type Expecting = "draws" | "avoids" | "skills" | "hours" | "years" | "by";

export interface ReadOptions {
  /** ISO date; without it "in 6 months" and "since 2019" are not read. */
  readonly today?: string;
  readonly expecting?: Expecting;
}

export interface Understanding {
  read(text: string, options?: ReadOptions): Reading;
  /**
   * The skills that any text names, be it about its writer or not. Left out: what is part of a job title, and
   * people skills and industries, which in such a text describe the employer as often as the work.
   */
  extractSkills(text: string): SkillMention[];
}

/** Somebody who writes about themselves means every skill; an advertisement names many that it does not ask for. */
const isFirstPerson = ({ kinds }: Document): boolean => (kinds & KIND.firstPerson) !== 0;

/** Domain of the skills that are knowledge of an industry. */
const INDUSTRIES = "industry-knowledge";

/** Built once from what is known; the tables for misspellings follow when a text first needs them. */
export function createUnderstanding(knowledge: Knowledge): Understanding {
  const vocabulary = new Vocabulary();
  const names = indexNames(knowledge, vocabulary);
  const cues = createCues(vocabulary);
  const titleIndex = indexTitles(knowledge, vocabulary);
  const interests = indexInterests(knowledge.interests);
  const aboutIndex = indexAbout(knowledge, vocabulary);
  const aside = new Set(
    knowledge.skills
      .filter((skill) => skill.kind === "people" || skill.domain === INDUSTRIES)
      .map(({ id }) => id),
  );
  const industries = new Set(
    knowledge.skills.filter((skill) => skill.domain === INDUSTRIES).map(({ id }) => id),
  );
  const isLeading = (id: string) => knowledge.roleById.get(id)?.category === "leadership-management";
  const generic = new Set(knowledge.skills.filter(isGeneric).map(({ id }) => id));
  const mender = createMender(names, vocabulary);
  let near: NearNames | undefined;
  const nearNames = (): NearNames => {
    near ??= new NearNames(knowledge, names, vocabulary);
    return near;
  };

  function judgeNames({ document, mended, whose }: Opened, expecting?: Expecting): Judged[] {
    const matches = findMatches(document, names, mended.joined);
    const asked = expecting === "skills";
    const listed = addCoordinated(document, names, vocabulary, matches);
    const found = asked ? mendWholeItems(document, listed, nearNames) : listed;
    const meant = withoutFalseFriends(document, settleCautious(document, found, asked));
    return judge(document, cues, meant, whose);
  }

  /** With the titles that no role lists word for word in place of what they hold; for reading titles only. */
  function withTitles({ document, whose }: Opened, judged: readonly Judged[]): readonly Judged[] {
    const found = findTitles(document, titleIndex, judged);
    if (found.length === 0) return judged;
    const isFree = ({ from, to }: Judged) => !found.some((title) => title.from < to && from < title.to);
    return judge(
      document,
      cues,
      [...judged.filter(isFree), ...found].sort((a, b) => a.from - b.from),
      whose,
    );
  }

  function open(text: string, expecting?: Expecting): Opened {
    const document = mendEveryday(createDocument(text, vocabulary), vocabulary);
    return {
      document,
      mended: mender.mend(document, expecting === "skills"),
      whose: aboutWhom(document),
    };
  }

  /** Kinds of work that somebody speaks of, those of other people left out. */
  function feltIn({ document, whose }: Opened, judged: readonly Judged[], expecting?: Expecting) {
    const inTitle = inTitles(document, judged);
    const isOthers = (at: number) => inTitle(at) || (whose?.[at] ?? 0) !== 0;
    return (from: number, to: number) =>
      interestMentions(document, interests, expecting, isOthers, { from, to });
  }

  /** The same of the sentence that a skill stands in: few texts need more than one. */
  function feltAround(opened: Opened, judged: readonly Judged[]): FeltAround {
    const { document } = opened;
    const known = new Map<number, readonly InterestMention[]>();
    let felt: ReturnType<typeof feltIn> | undefined;
    return (one) => {
      const { from, to } = sentenceOf(document, one);
      const words = { from: tokenAt(document, one.start), to: tokenAt(document, one.end - 1) + 1 };
      if (!mayFeel(document, interests, from, words)) return NOT_FELT;
      const before = known.get(from);
      if (before !== undefined) return before;
      felt ??= feltIn(opened, judged);
      const found = felt(from, to);
      known.set(from, found);
      return found;
    };
  }

  /** "Education: BSc Physics" is a heading of a CV and no industry that somebody knows. */
  const isHeading = ({ gaps }: Document, { name, to }: Judged): boolean =>
    ((gaps[to] ?? 0) & GAP.colon) !== 0 && industries.has(name.skill);

  function ownSkills(
    document: Document,
    judged: readonly Judged[],
    felt: FeltAround,
    expecting?: Expecting,
  ): SkillMention[] {
    const mentions: SkillMention[] = [];
    for (const one of judged) {
      const own = isHeading(document, one) ? null : claimed(one, expecting);
      const mention = own === null ? null : mentionOf(document, own);
      if (mention === null || (mention.stance === "wants" && industries.has(mention.id))) continue;
      if (expecting !== "skills" && isOnlyFelt(document, mention, felt, expecting)) continue;
      mentions.push(mention);
    }
    return mentions;
  }

  return {
    extractSkills(text) {
      const opened = open(text);
      const { document } = opened;
      const judged = judgeNames(opened);
      if (isFirstPerson(document)) return ownSkills(document, judged, feltAround(opened, judged));
      const isAside = (one: Judged, at: number) =>
        aside.has(one.name.skill) ||
        (generic.has(one.name.skill) && !isAskedFor(document, judged, at, (id) => generic.has(id)));
      const mentions: SkillMention[] = [];
      judged.forEach((one, at) => {
        const mention = mentionOf(document, one);
        if (mention === null || isJobTitle(document, one)) return;
        if (isShort(document) || !isAside(one, at)) mentions.push(mention);
      });
      return mentions;
    },
    read(text, options = {}) {
      const { today, expecting } = options;
      const opened = open(text, expecting);
      const { document, mended, whose } = opened;
      const judged = judgeNames(opened, expecting);
      const felt = feltIn(opened, judged, expecting)(0, document.tokens.length);
      const titles = titleMentions(document, withTitles(opened, judged));
      const isOutside = (from: number, to: number) => isOutsideWork(document, aboutIndex, from, to);
      return {
        skills: ownSkills(document, judged, () => felt, expecting),
        titles,
        interests: felt,
        suggestions:
          expecting === "skills" ? suggestionsFor(document, mended.unsure, judged, mender.near) : [],
        years: stated(document, yearsOfWork(document, isOutside, today, expecting)),
        hoursPerWeek: hoursPerWeek(document, expecting),
        by: stated(document, wishDate(document, today, expecting)),
        ...readAbout(document, aboutIndex, titles, isLeading, (at) => whose?.[at] === ABOUT.person),
      };
    },
  };
}

/** A text cut up, with its misspelt words mended. */
interface Opened {
  readonly document: Document;
  readonly mended: Mended;
  /** Numbers of ABOUT, by word; null: all of it is about the writer. */
  readonly whose: Uint8Array | null;
}

/** Words of a text that is no sentence: what it names is meant. */
const SHORT = 3;

function isShort({ tokens }: Document): boolean {
  return tokens.length <= SHORT;
}

/** A bare answer to "what draws you?" or "what would you rather avoid?" claims no skill. null: nothing is claimed. */
function claimed(one: Judged, expecting?: Expecting): Judged | null {
  if (one.noClaim) return null;
  if (expecting === "avoids") return one.firstPerson && one.stance === "has" ? one : null;
  if (expecting !== "draws" || one.stance !== "has" || one.firstPerson) return one;
  return { ...one, stance: "wants", level: null };
}

const NOT_FELT: readonly InterestMention[] = [];

/** The kinds of work that are spoken of near a skill. */
type FeltAround = (one: SkillMention) => readonly InterestMention[];

/** "no maths please" says what somebody avoids, not what they cannot do; nor is "I love maths" an ability. */
function isOnlyFelt(document: Document, one: SkillMention, felt: FeltAround, expecting?: Expecting): boolean {
  if (one.stance !== "lacks" && expecting !== "avoids") {
    if (one.stance === "wants" || one.level !== null) return false;
    if (!isOnlyLiked(document, tokenAt(document, one.start))) return false;
  }
  return felt(one).some(
    ({ stance, start, end }) =>
      (one.stance === "lacks" ? stance === "avoids" : stance === "likes") &&
      start < one.end &&
      one.start < end,
  );
}

/** What is felt in a sentence is told by its own words. */
function sentenceOf(document: Document, { start }: SkillMention): Range {
  const at = tokenAt(document, start);
  let from = at;
  while (from > 0 && ((document.gaps[from] ?? 0) & GAP.sentence) === 0) from -= 1;
  let to = at + 1;
  while (to < document.tokens.length && ((document.gaps[to] ?? 0) & GAP.sentence) === 0) to += 1;
  return { from, to };
}

/** "is 6 months realistic?" asks and states nothing. */
function stated<T>(document: Document, fact: Fact<T> | null): Fact<T> | null {
  if (fact === null) return null;
  return isAsked(document, tokenAt(document, fact.start), true) ? null : fact;
}

/** Words of a job title speak of no kind of work: "with data scientists" is not work with data. */
function inTitles({ tokens }: Document, judged: readonly Judged[]): (at: number) => boolean {
  const inside = new Uint8Array(tokens.length);
  for (const { name, from, to } of judged)
    if (name.roles.length > 0 && name.skill === "") inside.fill(1, from, to);
  return (at) => inside[at] === 1;
}

/** null: it names roles only. */
function mentionOf({ tokens }: Document, { name, from, to, stance, level }: Judged): SkillMention | null {
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  if (name.skill === "" || start === undefined || end === undefined) return null;
  return { id: name.skill, start, end, stance, level };
}
