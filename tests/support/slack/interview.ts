import type { Person, Sight, SightKind } from "./index.ts";

/** How somebody talks with the app: in direct messages, in a thread, by commands. */
export interface Talk {
  readonly person: Person;
  /** Writes to the app the way that this conversation goes. */
  say(text: string): Promise<unknown>;
  /** How answers appear there. */
  readonly kinds: readonly SightKind[];
}

export const SKILLS =
  "6 years of Java and Python, Docker and Kubernetes in production, Jenkins, AWS, Terraform, PostgreSQL";

/** What shows when the interview is over. */
export const ROLES = /Roles that could fit you/;

/** The next answer of the app in this conversation. */
export const answerIn = ({ person, kinds }: Talk, shows?: string | RegExp): Promise<Sight> =>
  person.next({ kind: kinds, ...(shows === undefined ? {} : { shows }) });

const SCRIPT: ReadonlyArray<readonly [RegExp, (talk: Talk, question: Sight) => Promise<unknown>]> = [
  [/Where are you today/, ({ person }, question) => person.click(question, "Working in tech")],
  [
    /work draws you/,
    async ({ person }, question) => {
      await person.select(question, "choose-some", [
        "Keeping systems fast and reliable",
        "Pipelines that move and store data",
      ]);
      await person.click(question, "Done");
    },
  ],
  [/rather avoid/, ({ say }) => say("nothing in particular")],
  [/What can you do already/, ({ say }) => say(SKILLS)],
  [/what I understood/, ({ person }, question) => person.click(question, "Yes, that is right")],
  [/hours a week can you give/, ({ person }, question) => person.click(question, "About 10 hours")],
  [/date by which you want/, ({ person }, question) => person.click(question, "In a year")],
  [/region, industry or company/, ({ say }) => say("startup")],
];

/** Answers every question of the interview, by buttons and by words. @returns the recommendation */
export async function interview(talk: Talk, first: Sight): Promise<Sight> {
  let question = first;
  for (let asked = 0; asked < 20; asked++) {
    if (ROLES.test(question.shown)) return question;
    const known = SCRIPT.find(([shows]) => shows.test(question.shown));
    if (known !== undefined) await known[1](talk, question);
    // The questions at the end are about single skills; the second answer is "A little".
    else await talk.person.click(question, question.buttons[1] ?? "");
    question = await answerIn(talk);
  }
  throw new Error("The interview does not come to an end");
}
