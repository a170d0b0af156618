import type { Knowledge } from "../knowledge.ts";
import type { PersonKind } from "../profile.ts";
import { tokenise, wordSet } from "../tokens.ts";
import { type Document, GAP } from "./document.ts";
import { startsFigure } from "./figures.ts";
import { hasJustFinished } from "./new-graduates.ts";
import { PhraseTrie, type Vocabulary } from "./phrase-trie.ts";
import type { Fact, TitleMention } from "./reading.ts";
import { TEAM_PHRASES } from "./team-phrases.ts";

/** Who is writing and where they work: audience, region, industry and size of company, by phrases. */

/** Phrases by the kind of person who writes them. */
const AUDIENCE: Record<PersonKind, string> = {
  student: `student, final year, just graduated, recently graduated, recent graduate, new graduate, fresh graduate, new grad, bachelor student, master student, phd student,
    undergraduate, undergrad, first year, second year, third year, fourth year, 1st year, 2nd year, 3rd year, 4th year, at university, in college, at college, freshman, sophomore, graduating, im studying, i study, in high school, high school student, high school senior, studying computer science,
    graduate next year, finish my degree, finishing my degree, finishing my phd, finishing my doctorate, finishing my bachelor, finishing my bachelors, finishing my master, finishing my masters, finishing my thesis, finishing university, finishing college, phd candidate, doctoral student, doctoral candidate, grad student, graduate student, school leaver, fresher, fresh out of university, fresh out of college, fresh out of school, straight out of university, straight out of college, about to graduate, bootcamp student`,
  "career-changer": `switch career, switching career, switch careers, change careers, changing careers, change career, career change, career changer, career switch, career switcher, coming from, i teach, in marketing, in sales, in retail, in hr, in hospitality, in healthcare, in education, in logistics, in accounting, in journalism, in construction, leave my job, new career,
    second career, no tech background, non tech background, nontechnical background, non technical background, nurse, teacher, accountant, lawyer, doctor, physician, chef, cook, waiter, waitress, barista, bartender, cashier, driver,
    truck driver, taxi driver, mechanic, electrician, plumber, carpenter, builder, farmer, journalist, musician, artist, actor, librarian, paramedic, pharmacist, dentist, therapist, psychologist, social worker, police officer, firefighter,
    soldier, veteran, military, army, navy, pilot, flight attendant, receptionist, secretary, office clerk, administrator assistant, administrative assistant, personal assistant, sales assistant, salesperson, sales rep, shop assistant, retail, hairdresser, translator, interpreter, radiologist, surgeon, veterinarian, optometrist, dietitian, nutritionist, physiotherapist, speech therapist, sociologist, anthropologist, geologist, astronomer,
    supply chain planner, demand planner, logistics coordinator, procurement specialist, customer support, insurance agent, banker, auditor, copywriter, editor, civil servant, policy officer,
    photographer, estate agent, store manager, shop manager, office manager, restaurant manager, hotel manager, account manager, sales manager, marketing manager, event manager, real estate agent, bank clerk, economist, biologist, chemist, physicist, civil engineer, mechanical engineer, chemical engineer, electrical engineer, architect by training, midwife, caregiver, carer, housewife, stay at home,
    bookkeeper, paralegal, hr specialist, human resources, recruiter by training, call center, call centre, customer service, warehouse worker, factory worker, construction worker, cleaner, tailor, baker, welder, historian, philosopher, linguist, tutor, professor of history, hospitality, tour guide, event planner`,
  "tech-professional": `software engineer, software developer, software dev, backend dev, back end dev, frontend dev, front end dev, full stack dev, fullstack dev, web dev, game dev, mobile dev, ios dev, android dev, java dev, python dev, php dev, .net dev, c++ dev, c# dev, javascript dev, backend developer, back end developer, backend engineer, frontend developer, front end developer, frontend engineer, full stack developer, fullstack developer, full stack engineer,
    web developer, mobile developer, ios developer, android developer, java developer, python developer, php developer, .net developer, c++ developer, c# developer, javascript developer, game developer, embedded developer, embedded engineer, firmware engineer, programmer, developer, sysadmin, system administrator,
    systems administrator, devops, devops engineer, sre, site reliability engineer, cloud engineer, network engineer, network administrator, database administrator, dba, qa engineer, test engineer, tester, security engineer, security analyst, platform engineer,
    systems engineer, solutions engineer, software architect, it support, it specialist, it consultant, work in it, in it for, in tech, coder, sap consultant, i code, product designer, ux designer, scrum master, helpdesk, help desk, business analyst, product manager, project manager, data entry`,
  "ai-professional": `work in ai, work in ml, work in machine learning, working in ai, working in machine learning, ai researcher, ml researcher, machine learning researcher, data professional, statistician, biostatistician, econometrician`,
  leader: `manager, engineering manager, head of, director, cto, ceo, cio, cdo, coo, vp, vice president, team lead, team leader, tech lead, lead a team, leading a team, run a team, manage a team, managing a team, i lead, founder, co founder, cofounder, executive, department head, supervisor, i manage, c level, product owner, general manager, business owner, own a business, own a company, run a business, run a company, run my own, run a small, my own company, my own business, entrepreneur`,
  hiring: `hiring, were hiring, we are hiring, hire, build a team, building a team, recruiter, recruiting, recruitment, talent acquisition, hr manager, staff a team, headhunter, who should i hire, whom to hire, need to hire, looking to hire, grow my team, assemble a team, put a team together, get a team together`,
};

/** Which kind is believed when several are named; later wins. */
const WEIGHT: Record<PersonKind, number> = {
  "tech-professional": 1,
  "career-changer": 2,
  "ai-professional": 2,
  leader: 2.2,
  student: 2.5,
  hiring: 3,
};

interface Setting {
  kind: "region" | "industry" | "companySize";
  id: string;
}

export interface AboutIndex {
  readonly audience: PhraseTrie<{ kind: PersonKind }>;
  readonly settings: PhraseTrie<Setting>;
}

export function indexAbout(knowledge: Knowledge, vocabulary: Vocabulary): AboutIndex {
  const ids = (phrase: string) => tokenise(phrase).map((token) => vocabulary.add(token.form));
  const audience = new PhraseTrie<{ kind: PersonKind }>();
  for (const [kind, list] of Object.entries(AUDIENCE) as Array<[PersonKind, string]>) {
    for (const phrase of list.split(",")) audience.add(ids(phrase), () => ({ kind }));
  }
  for (const phrase of TEAM_PHRASES) audience.add(ids(phrase), () => ({ kind: "hiring" }));
  const settings = new PhraseTrie<Setting>();
  const groups = [
    ["region", knowledge.market.regions],
    ["industry", knowledge.market.industries],
    ["companySize", knowledge.market.companySizes],
  ] as const;
  for (const [kind, entries] of groups) {
    for (const { id, name, phrases } of entries) {
      for (const phrase of [name, ...phrases]) settings.add(ids(phrase), () => ({ kind, id }));
    }
  }
  return { audience, settings };
}

export interface About {
  audience: Fact<PersonKind> | null;
  region: Fact<string> | null;
  industry: Fact<string> | null;
  companySize: Fact<string> | null;
}

const WISH = new Set(
  "want become becoming hope plan dream wish into like aspiring future would to be should how what looking seeking searching interested".split(
    " ",
  ),
);
const FORMER = new Set("was former ex formerly previously used took had did studied learned back".split(" "));
const OTHER = new Set(
  "for with hate avoid no not my our your his her their by like the dont never from without".split(" "),
);

export function readAbout(
  document: Document,
  index: AboutIndex,
  titles: readonly TitleMention[],
  isLeading: (role: string) => boolean,
  isOthers: (at: number) => boolean,
): About {
  const { words, gaps, tokens } = document;
  const about: About = { audience: null, region: null, industry: null, companySize: null };
  let weight = 0;
  const believe = (fact: Fact<PersonKind> | null) => {
    if (fact === null || WEIGHT[fact.value] <= weight) return;
    weight = WEIGHT[fact.value];
    about.audience = fact;
  };
  const titleAt = (i: number) => {
    const start = tokens[i]?.start ?? 0;
    return titles.some((title) => title.start <= start && start < title.end);
  };
  for (const { id, stance, start, end } of titles) {
    if (stance === "holds") believe({ start, end, value: isLeading(id) ? "leader" : "ai-professional" });
  }
  let past = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === 0) continue;
    const setting = index.settings.longest(words, gaps, i, GAP.break);
    const place = index.settings.value(setting);
    if (
      place !== undefined &&
      about[place.kind] === null &&
      !isOthers(i) &&
      !isSchooling(document, i, i + index.settings.length(setting), place) &&
      !isLanguage(document, i)
    ) {
      about[place.kind] = factAt(document, i, i + index.settings.length(setting), place.id);
    }
    if (hasJustFinished(document, i) && !isOthers(i)) believe(factAt(document, i, i + 1, "student"));
    const node = i < past ? 0 : index.audience.longest(words, gaps, i, GAP.break);
    const found = index.audience.value(node);
    if (found === undefined) continue;
    const to = i + index.audience.length(node);
    const others = found.kind !== "hiring" && isOthers(i);
    if (!others && !titleAt(i) && isOfThisPerson(document, i, to, found.kind))
      believe(factAt(document, i, to, found.kind));
    past = to;
  }
  return about;
}

const LANGUAGES = wordSet(
  "german french spanish italian portuguese dutch polish swedish danish english chinese mandarin japanese korean hindi arabic russian turkish",
);
const SPEAKING = new Set(
  "speak speaker spoke spoken speaking fluent native translate translator interpreter language teach taught learn learning".split(
    " ",
  ),
);
const SPEAKING_REACH = 4;

/** "I speak German", "German-English": a language is no place. */
function isLanguage({ tokens }: Document, at: number): boolean {
  if (!LANGUAGES.has(tokens[at]?.form ?? "")) return false;
  for (let i = Math.max(0, at - SPEAKING_REACH); i <= Math.min(tokens.length - 1, at + 2); i++) {
    const word = tokens[i]?.form ?? "";
    if (SPEAKING.has(word) || (i !== at && LANGUAGES.has(word))) return true;
  }
  return false;
}

const SCHOOLS = new Set("university college education school faculty".split(" "));
const WORK = new Set(
  "work working works job jobs employed teach lecture lecturer professor career role".split(" "),
);
const WORK_REACH = 6;

/** "college", "Education: BSc Physics": where somebody studied is no place of work. */
function isSchooling({ tokens, gaps }: Document, from: number, to: number, place: Setting): boolean {
  if (place.kind !== "industry" || to - from > 1 || !SCHOOLS.has(tokens[from]?.form ?? "")) return false;
  for (let i = from - 1; i >= Math.max(0, from - WORK_REACH); i--) {
    if (((gaps[i + 1] ?? 0) & GAP.end) !== 0) return true;
    if (WORK.has(tokens[i]?.form ?? "")) return false;
  }
  return true;
}

/** Plain phrases about oneself count anywhere; names of jobs count unless wished for or somebody else's. */
const PLAIN = new Set<PersonKind>(["hiring"]);

/** A change of career is told as a wish: "I want to switch careers". */
const CHANGES = new Set([
  "switch",
  "switching",
  "change",
  "changing",
  "leave",
  "new",
  "second",
  "career",
  "no",
  "non",
  "coming",
]);

const WHERE = new Set(["at", "in"]);
const AT_WORK = wordSet("teach lecture lecturer professor work working job");
const EXPERIENCE = new Set(["experience", "background"]);
const DENIALS = new Set("no not dont never zero without havent".split(" "));
/** What whoever manages it leads. */
const PEOPLE = new Set(
  "people person team engineer developer analyst scientist employee staff department group store shop restaurant hotel office branch company business".split(
    " ",
  ),
);
const PEOPLE_REACH = 4;

/** "I manage a team of 12", while "I manage a database" leads nobody. */
function isOverPeople({ tokens, gaps }: Document, at: number): boolean {
  for (let i = at; i < Math.min(tokens.length, at + PEOPLE_REACH); i++) {
    if (((gaps[i] ?? 0) & GAP.end) !== 0) return false;
    if (PEOPLE.has(tokens[i]?.form ?? "")) return true;
  }
  return false;
}

function isOfThisPerson(document: Document, from: number, to: number, kind: PersonKind): boolean {
  const { tokens, gaps } = document;
  if (PLAIN.has(kind) && tokens[from]?.form !== "recruiter") {
    const next = tokens[to]?.form;
    return (
      next !== "manager" &&
      next !== "me" &&
      !["for", "avoid", "hate", "by", "about"].includes(tokens[from - 1]?.form ?? "")
    );
  }
  // "I study 20 hours a week" says how much, and not where.
  if (kind === "student" && tokens[to - 1]?.form === "study" && startsFigure(tokens[to]?.form ?? ""))
    return false;
  if (kind === "career-changer" && CHANGES.has(tokens[from]?.form ?? "")) return true;
  if (kind === "leader" && tokens[to - 1]?.form === "manage" && !isOverPeople(document, to)) return false;
  let experience = false;
  for (let i = from - 1; i >= Math.max(0, from - 5); i--) {
    if (((gaps[i + 1] ?? 0) & (GAP.end | GAP.comma)) !== 0) return true;
    const word = tokens[i]?.form ?? "";
    if (EXPERIENCE.has(word)) experience = true;
    // "I teach biology at university".
    if (kind === "student" && AT_WORK.has(word) && WHERE.has(tokens[from]?.form ?? "")) return false;
    // "I don't have any experience in tech".
    if (experience && DENIALS.has(word)) return false;
    if (word === "be" && tokens[i - 2]?.form === "used")
      return kind === "career-changer" || kind === "tech-professional";
    if (FORMER.has(word)) return kind === "career-changer" || kind === "tech-professional";
    if (word === "as" || word === "im" || word === "am") return true;
    if (WISH.has(word)) return false;
    // "in my third year", while "my doctor" is somebody else.
    if (word === "my" && kind === "student") continue;
    if (OTHER.has(word) && i >= from - 2) return word === "from" && kind === "career-changer";
  }
  return true;
}

function factAt<T>({ tokens }: Document, from: number, to: number, value: T): Fact<T> | null {
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  return start === undefined || end === undefined ? null : { start, end, value };
}

const CLAUSE = 12;

/** Whether the clause around these words speaks of work outside technology: "as a nurse", "in retail". */
export function isOutsideWork(document: Document, index: AboutIndex, from: number, to: number): boolean {
  const { words, gaps, tokens } = document;
  const kindAt = (i: number) => index.audience.value(index.audience.longest(words, gaps, i, GAP.break))?.kind;
  const parts = GAP.end | GAP.comma;
  for (let i = to; i < Math.min(tokens.length, to + CLAUSE) && ((gaps[i] ?? 0) & parts) === 0; i++) {
    const kind = kindAt(i);
    if (kind !== undefined) return kind === "career-changer";
    if (tokens[i]?.form === "and" || tokens[i]?.form === "but") break;
  }
  for (let i = from - 1; i >= Math.max(0, from - CLAUSE) && ((gaps[i + 1] ?? 0) & parts) === 0; i--) {
    if (tokens[i]?.form === "and" || tokens[i]?.form === "but") break;
    const kind = kindAt(i);
    if (kind !== undefined) return kind === "career-changer";
  }
  return false;
}
