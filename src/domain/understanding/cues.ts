import type { Level } from "../profile.ts";
import { tokenise } from "../tokens.ts";
import { PhraseTrie, type Vocabulary } from "./phrase-trie.ts";

/** Words that turn, hold or end what is said about the names after them. */
export type Turn =
  /** A verb of not knowing: holds over a list until the clause ends. */
  | "lacks"
  /** As far as "lacks", but of liking: says nothing of knowing. */
  | "dislikes"
  /** As far as "lacks", of what was only met or is gone: says nothing of knowing now. */
  | "heard"
  /** "no", "without": holds until the comma. */
  | "none"
  /** "not": one or the other, by what follows. */
  | "not"
  | "wants"
  /** Says plainly that the skill is there, whatever stood before. */
  | "has"
  /** "but", "however": what held before holds no longer. */
  | "contrast"
  | "except"
  /** "I", "we": a new statement. */
  | "subject"
  /** A verb of knowing; a new statement after a comma or "and". */
  | "verb"
  /** Looks like one of the others and turns nothing ("no problem"). */
  | "keep";

export interface Cue {
  turn?: Turn;
  level?: Level;
  /** The level holds over a whole list ("familiar with A, B and C"). */
  wholeList?: boolean;
}

const TURNS: Record<Turn, string> = {
  lacks: `lied about, was lying about, forget about, forget what i said about, ignore what i said about, scratch what i said about,
    disregard what i said about, take back what i said about, forget i mentioned, forget i said, ignore that i said,
    dont, do not, doesnt, does not, didnt, did not, cant, cannot, can not, couldnt, could not, havent, have not, hasnt, has not,
    wont, will not, wouldnt, would not, never, unable to, unfamiliar with, unfamiliar, inexperienced in, inexperienced with, lack, lacks,
    lacking, clueless about, ignorant of, new to, have yet to, yet to, yet to learn,
    no idea, no clue, nothing about, nothing in, zero experience in, zero experience with, zero knowledge of,
    no experience in, no experience with, no experience of, no experience using, no knowledge of, no background in, no skills in,
    no exposure to, no understanding of, not yet, not familiar with, not know, not good at, nil in, weak in, weak at, bad at, terrible at,
    fail at, dont want to learn, do not want to learn, not want to learn, dont want to study,
    not learned, not used, out of my depth, without knowing, without having used,
    without any experience in, without any experience with, without experience in, without experience with, 
    dont plan to, neither know, nobody taught me, beyond me, ne, pas, kein, keine, nicht`,
  dislikes: `want to give up, want to stop, want to quit, want to leave behind, would like to give up, like to stop, hate, hated, dislike, detest, avoid, rather not, refuse to, stay away from, scared of, afraid of, dont want, do not want, doesnt want,
    not want to, never want, not interested in, not interested, no interest in, no desire to, no wish to, not looking to, not a fan of, dont like, do not like, didnt like,
    didnt enjoy, dont enjoy, do not enjoy, never liked, never enjoyed, dont love, cant stand, cannot stand, tired of, sick of, fed up with, bored of, bored by, bored with, sick and tired of`,
  heard: `confused between, confused about, confused by, torn between, choosing between, choose between, decide between, deciding between, undecided between,
    unsure between, hesitating between, stuck between, difference between, differences between, heard of, heard about, have heard of, have heard about, ive heard of, hear of, hear about, read about, have read about, ive read about, attended, have attended, watched,
    forgot, forgot all my, forgot my, forgotten, have forgotten, ive forgotten, forgotten all my, saw a talk on, saw a talk about`,
  none: "no, have no, has no, without, zero, minus, nor, neither, none of, instead of, rather than, not even, excluding, lack of, sans",
  not: "not",
  wants: `want, wanted to learn, wanting, wanna, would like, id like, would love, id love, hope, hoping, plan to, planning to, planning on, plan on,
    intend, intending, aim to, aiming, aspire, aspiring, looking to, looking forward to, keen to, keen on learning, keen to learn, eager to,
    eager to learn, excited to, wish, dream, dreaming, interested, interested in, interest in, curious, curious about, need to learn, have to learn,
    should learn, must learn, learning, learn, learn more about, about to learn, to learn, get into, getting into, switch to, switching to,
    switch into, move to, move into, moving into, transition to, transition into, transitioning into, transitioning to, pivot to, pivot into,
    go into, break into, pick up, teach myself, teaching myself, my goal, goal is, my dream, fascinated by, drawn to, passionate about, become,
    becoming, would be nice to, cant wait to, looking for a job, looking for a role, looking for a position, looking for work, looking for jobs,
    get a job, find a job, land a job, career in, job in, jobs in, role in, future in, working towards, on my list, next on my list,
    considering, thinking about, thinking of, want to learn, want to know, like to learn, love to learn, ready to learn, willing to learn,
    start learning, starting to learn, start with, todo, to do list, currently learning, could learn, id rather, would rather, prefer to learn`,
  has: `improve my, improving my, get better at, getting better at, better at, deepen my, deepening my, strengthen my, polish my, sharpen my, refresh my,
    brush up, brush up on, brushing up on, keep using, continue using, continue with, continue working with, use my, using my, apply my,
    started learning, started to learn, just started learning, been learning, been studying, finished learning, done learning, advance my, expand my, leverage my`,
  contrast:
    "but, but also, however, though, although, yet, while, whereas, nevertheless, nonetheless, otherwise, instead, on the other hand, despite, in contrast, still",
  except: "except, except for, apart from, aside from, other than",
  subject: "i, ive, im, we, weve, my skills, my stack",
  verb: "know, have, used, worked, learned, learnt, am, can, did, built, use, work, speak, understand, studied, already, already know, knows, only, just, have used, have worked, program in, code in, developed, wrote, write, taught",
  keep: `forgot to mention, forgot to say, forgot to add, forgot to tell you about, forgot to list, dont forget, do not forget, no problem, no problems, no doubt, no matter, no wonder, no longer, no less than, no one, no more than, not only, not just, not to mention,
    why not, or not, if not, whether or not, not a problem, not afraid of, not new to, dont mind, do not mind, dont hesitate, do not hesitate, dont worry,
    doesnt matter, cant live without, dont only, do not only, didnt only, didnt just, not bad at, not forgotten, never forgot, havent forgotten, have not forgotten, im used to, am used to, got used to, get used to, not unfamiliar with, not hard, never stop, never stopped using,
    never stop using, no worries, no fear of, no trouble with, no issue with, no issues with, not limited to, not merely, not simply, not until, no later, no need to explain,
    cannot recommend, learn fast, learn quickly, fast learner, like to use, so that i can, so i can, lifelong learning, learn about me,
    no thanks, lesson learned, lessons learned, learning environment, e learning, learning platform, learning platforms, learning curve`,
};

const BASIC = `basic, basics, the basics of, beginner, beginner in, some, a bit of, bit of, a bit, little, a little, elementary, limited, rusty, rusty in, rudimentary, minimal,
  novice, novice in, touch of, a touch of, basics of, basic knowledge of, familiar with, familiarity with, exposure to, exposed to, dabbled in, dabbled with, dabble in,
  played with, played around with, playing with, tinkered with, awareness of, just started, just started with, just starting with, started with, entry level, starter,
  introductory, first steps in, not much, not a lot of, not very good at, not so good at, not great at, not an expert, not an expert in, not expert in, hardly, barely, rarely used,
  a few, half forgotten, limited experience with, limited experience in, basically, superficial, tried, messed with, intro to, beginner level, once used, somewhat familiar with, a tiny bit of, tiny bit of,
  started learning, just started learning, started to learn, forgotten most, forgotten most of, forgot most of, forgot most of my, used to be good at, used to be good with,
  used to be fluent in, used to be great at, used to know, used to use, used to code in, used to program in, used to work with, used to write, used to do, was good at, once knew`;
const WORKING = `solid, good, comfortable, comfortable with, comfortable in, comfortable using, proficient, proficient in, proficient with, proficient at, proficiency in, proficiency with,
  intermediate, competent, competent in, decent, confident, confident in, confident with, hands on, practical, working knowledge of, good at, professional, professionally, daily, every day,
  day to day, regularly, working, fairly good at, pretty good at, good with, at work, well, reasonable, capable, competence in, quite good at`;
const ADVANCED = `expert, expert in, expert at, expert with, experts in, expertise in, expertise with, expertise, advanced, strong, strong in, deep, fluent, fluent in, fluently, extensive, mastery, mastery of,
  mastered, very good, excellent, highly proficient, highly proficient in, guru, in production, very well, really well, in depth, excel at, excellent at, very strong, thorough, ninja, wizard,
  highly skilled in, very good at, really good at, specialist in, specialise in, specialised in, specialized in, senior, heavily, lead, led`;

/** "I don't want to give up Python", "I'd hate to lose SQL": what is to stay is there. */
const NOT_READY = [
  "dont want to",
  "do not want to",
  "not want to",
  "never want to",
  "wouldnt want to",
  "wont",
  "will not",
  "would never",
  "id hate to",
  "never",
  "cant",
  "cannot",
];
const TO_LEAVE = ["give up", "giving up", "stop", "quit", "lose", "drop", "abandon", "leave behind"];
const KEEPS = NOT_READY.flatMap((lead) => TO_LEAVE.map((verb) => `${lead} ${verb}`)).join(", ");

/** Folded words of a comma-separated list of phrases. */
function phrases(list: string): string[][] {
  return list
    .split(",")
    .map((phrase) => tokenise(phrase).map((token) => token.form))
    .filter((forms) => forms.length > 0);
}

const PREPOSITIONS = new Set(["in", "with", "of", "at", "to", "using"]);

export function createCues(vocabulary: Vocabulary): PhraseTrie<Cue> {
  const trie = new PhraseTrie<Cue>();
  const put = (forms: string[]) =>
    trie.add(
      forms.map((form) => vocabulary.add(form)),
      (): Cue => ({}),
    );
  for (const [turn, list] of [...Object.entries(TURNS), ["has", KEEPS]] as Array<[Turn, string]>) {
    for (const forms of phrases(list)) {
      const cue = put(forms);
      if (cue !== undefined) cue.turn = turn;
    }
  }
  for (const [level, list] of [
    ["basic", BASIC],
    ["working", WORKING],
    ["advanced", ADVANCED],
  ] as const) {
    for (const forms of phrases(list)) {
      const cue = put(forms);
      if (cue === undefined) continue;
      cue.level = level;
      cue.wholeList = PREPOSITIONS.has(forms.at(-1) ?? "");
    }
  }
  return trie;
}
