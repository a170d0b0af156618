import type { MenuView, Person, ShownMessage } from "./index.ts";

export const SKILLS =
  "6 years of Java and Python, Docker and Kubernetes in production, Jenkins, AWS, Terraform, PostgreSQL";

/** What shows when the interview is over. */
export const ROLES = /Roles that (could )?fit you/;

export const labels = ({ message }: ShownMessage): string[] => message.buttons.map(({ label }) => label);

const optionOf = (menu: MenuView | undefined, label: RegExp): string =>
  menu?.options.find((option) => label.test(option.label))?.value ?? "";

/** Answers in the words of a form, as in a channel. */
export async function inWords(person: Person, question: ShownMessage, text: string): Promise<void> {
  person.click(question, "Answer in words");
  person.submit(await person.nextModal(), { "In your own words": text });
}

type Step = (person: Person, question: ShownMessage) => Promise<unknown> | unknown;

const SCRIPT: ReadonlyArray<readonly [RegExp, Step]> = [
  [/Where are you today/, (person, question) => person.click(question, "Working in tech")],
  [
    /work draws you/,
    (person, question) => {
      const [menu] = question.message.menus;
      person.select(question, [
        optionOf(menu, /systems fast and reliable/),
        optionOf(menu, /Pipelines that move/),
      ]);
    },
  ],
  [/rather avoid/, (person, question) => inWords(person, question, "nothing in particular")],
  [/What can you do already/, (person, question) => inWords(person, question, SKILLS)],
  [/what I understood/, (person, question) => person.click(question, "Yes, that is right")],
  [/hours a week can you give/, (person, question) => person.click(question, "About 10 hours")],
  [/date by which you want/, (person, question) => person.click(question, "In a year")],
  [/region, industry or company/, (person, question) => inWords(person, question, "startup")],
];

/** Answers every question by buttons, menus and forms. @returns the recommendation */
export async function byControls(person: Person, first: ShownMessage): Promise<ShownMessage> {
  let question = first;
  for (let asked = 0; asked < 20; asked++) {
    if (ROLES.test(question.text)) return question;
    const known = SCRIPT.find(([shows]) => shows.test(question.text));
    if (known !== undefined) await known[1](person, question);
    // The questions at the end are about single skills; the second answer is "A little".
    else person.click(question, labels(question)[1] ?? "");
    question = await person.nextMessage();
  }
  throw new Error("The interview does not come to an end");
}

const WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Where are you today/, "working in tech"],
  [/work draws you/, "pipelines and keeping systems reliable"],
  [/rather avoid/, "none"],
  [/What can you do already/, SKILLS],
  [/what I understood/, "yes"],
  [/hours a week can you give/, "10"],
  [/date by which you want/, "in a year"],
  [/region, industry or company/, "skip"],
];

/** Answers every question in words. @param say writes to the app @returns the recommendation */
export async function byWords(
  person: Person,
  first: ShownMessage,
  say: (text: string) => unknown,
  next: () => Promise<ShownMessage> = () => person.nextMessage(),
): Promise<ShownMessage> {
  let question = first;
  for (let asked = 0; asked < 20; asked++) {
    if (ROLES.test(question.text)) return question;
    const known = WORDS.find(([shows]) => shows.test(question.text));
    say(known === undefined ? "a little" : known[1]);
    question = await next();
  }
  throw new Error("The interview does not come to an end");
}
