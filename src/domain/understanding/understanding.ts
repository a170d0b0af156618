import type { Knowledge } from "../knowledge.ts";
import { indexAbout, isOutsideWork, readAbout } from "./about.ts";
import { isAskedFor, isGeneric } from "./asked-for.ts";
import { wishDate } from "./by-date.ts";
import { settleCautious } from "./cautious.ts";
import { createCues } from "./cues.ts";
import { createDocument, type Document, GAP, tokenAt } from "./document.ts";
import { findTitles } from "./found-titles.ts";
import { hoursPerWeek } from "./hours.ts";
import { indexInterests, interestMentions } from "./interests.ts";
import { isJobTitle } from "./job-titles.ts";
import { addCoordinated, findMatches } from "./matches.ts";
import { createMender, type Mended } from "./mending.ts";
import { indexNames } from "./names.ts";
import { isOnlyLiked } from "./only-felt.ts";
import { ABOUT, aboutWhom } from "./others.ts";
import { Vocabulary } from "./phrase-trie.ts";
import { isAsked } from "./questions.ts";
import type { Fact, InterestMention, Reading, SkillMention } from "./reading.ts";
import { type Judged, judge } from "./stance.ts";
import { suggestionsFor } from "./suggestions.ts";
import { indexTitles } from "./title-index.ts";
import { titleMentions } from "./titles.ts";
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

const FIRST_PERSON = new Set(["i", "im", "ive", "my", "me"]);

/** Somebody who writes about themselves means every skill; an advertisement names many that it does not ask for. */
const isFirstPerson = ({ tokens }: Document): boolean => tokens.some(({ form }) => FIRST_PERSON.has(form));

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

  function judgeNames({ document, mended }: Opened, expecting?: Expecting): Judged[] {
    const matches = findMatches(document, names, mended.joined);
    const found = addCoordinated(document, names, vocabulary, matches);
    return judge(document, cues, settleCautious(document, found, expecting === "skills"));
  }

  /** With the titles that no role lists word for word in place of what they hold; for reading titles only. */
  function withTitles(document: Document, judged: readonly Judged[]): readonly Judged[] {
    const found = findTitles(document, titleIndex, judged);
    if (found.length === 0) return judged;
    const isFree = ({ from, to }: Judged) => !found.some((title) => title.from < to && from < title.to);
    return judge(
      document,
      cues,
      [...judged.filter(isFree), ...found].sort((a, b) => a.from - b.from),
    );
  }

  function open(text: string, expecting?: Expecting): Opened {
    const document = createDocument(text, vocabulary);
    return { document, mended: mender.mend(document, expecting === "skills") };
  }

  /** Kinds of work that somebody speaks of, those of other people left out. */
  function feltIn(document: Document, judged: readonly Judged[], expecting?: Expecting) {
    const whose = aboutWhom(document);
    const inTitle = inTitles(document, judged);
    const isOthers = (at: number) => inTitle(at) || (whose?.[at] ?? 0) !== 0;
    return interestMentions(document, interests, expecting, isOthers);
  }

  /** "Education: BSc Physics" is a heading of a CV and no industry that somebody knows. */
  function withoutHeadings({ gaps }: Document, judged: readonly Judged[]): Judged[] {
    return judged.filter(
      ({ name, to }) => !industries.has(name.skill) || ((gaps[to] ?? 0) & GAP.colon) === 0,
    );
  }

  function ownSkills(
    document: Document,
    judged: readonly Judged[],
    felt: () => readonly InterestMention[],
    expecting?: Expecting,
  ): SkillMention[] {
    return skillMentions(document, claimed(withoutHeadings(document, judged), expecting)).filter(
      (one) =>
        !(one.stance === "wants" && industries.has(one.id)) &&
        (expecting === "skills" || !isOnlyFelt(document, one, felt, expecting)),
    );
  }

  return {
    extractSkills(text) {
      const opened = open(text);
      const { document } = opened;
      const judged = judgeNames(opened);
      if (isFirstPerson(document)) {
        let felt: readonly InterestMention[] | undefined;
        return ownSkills(document, judged, () => {
          felt ??= feltIn(document, judged);
          return felt;
        });
      }
      const counts = (one: Judged, at: number) =>
        !isJobTitle(document, one) &&
        (isShort(document) ||
          (!aside.has(one.name.skill) &&
            (!generic.has(one.name.skill) || isAskedFor(document, judged, at, (id) => generic.has(id)))));
      return skillMentions(document, judged.filter(counts));
    },
    read(text, options = {}) {
      const { today, expecting } = options;
      const opened = open(text, expecting);
      const { document, mended } = opened;
      const judged = judgeNames(opened, expecting);
      const felt = feltIn(document, judged, expecting);
      const titles = titleMentions(document, withTitles(document, judged));
      const whose = aboutWhom(document);
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
}

/** Words of a text that is no sentence: what it names is meant. */
const SHORT = 3;

function isShort({ tokens }: Document): boolean {
  return tokens.length <= SHORT;
}

/** A bare answer to "what draws you?" or "what would you rather avoid?" claims no skill. */
function claimed(judged: readonly Judged[], expecting?: Expecting): Judged[] {
  const own = judged.filter((one) => !one.noClaim);
  if (expecting === "avoids") return own.filter((one) => one.firstPerson && one.stance === "has");
  if (expecting !== "draws") return own;
  return own.map((one) =>
    one.stance === "has" && !one.firstPerson ? { ...one, stance: "wants", level: null } : one,
  );
}

/** "no maths please" says what somebody avoids, not what they cannot do; nor is "I love maths" an ability. */
function isOnlyFelt(
  document: Document,
  one: SkillMention,
  felt: () => readonly InterestMention[],
  expecting?: Expecting,
): boolean {
  if (one.stance !== "lacks" && expecting !== "avoids") {
    if (one.stance === "wants" || one.level !== null) return false;
    if (!isOnlyLiked(document, tokenAt(document, one.start))) return false;
  }
  return felt().some(
    ({ stance, start, end }) =>
      (one.stance === "lacks" ? stance === "avoids" : stance === "likes") &&
      start < one.end &&
      one.start < end,
  );
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

function skillMentions({ tokens }: Document, judged: readonly Judged[]): SkillMention[] {
  const mentions: SkillMention[] = [];
  for (const { name, from, to, stance, level } of judged) {
    const start = tokens[from]?.start;
    const end = tokens[to - 1]?.end;
    if (name.skill === "" || start === undefined || end === undefined) continue;
    mentions.push({ id: name.skill, start, end, stance, level });
  }
  return mentions;
}
