import { normalise } from "../tokens.ts";

/** The words of job titles: what stands for what, and what may be left out. One rule for what roles list and what people write. */

const fold = (words: string) => words.split(" ").map(normalise);

/** Short forms and words of other languages, and the words of the taxonomy that they stand for. */
const STANDS_FOR: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "machine learning": "ml",
    "artificial intelligence": "ai ki ia",
    "artificial intelligence machine learning": "aiml",
    "natural language processing": "nlp",
    "deep learning": "dl",
    "reinforcement learning": "rl",
    "computer vision": "cv",
    "business intelligence": "bi",
    "generative artificial intelligence": "genai",
    "large language model": "llm",
    "machine learning operation": "mlops",
    "large language model operation": "llmops",
    generative: "gen",
    operation: "ops",
    infrastructure: "infra",
    robotics: "robot robotik robotica robotique",
    data: "daten donnees datos dados dati",
    engineer:
      "eng engr swe sde engineering ingenieur ingenieurin ingenieure ingeniero ingeniera engenheiro engenheira ingegnere inzynier muhendis",
    developer:
      "dev entwickler entwicklerin developpeur developpeuse desarrollador desarrolladora desenvolvedor desenvolvedora sviluppatore ontwikkelaar",
    programmer: "coder programmierer programador programadora programmeur",
    scientist:
      "sci wissenschaftler wissenschaftlerin cientifico cientifica cientista scienziato scienziata scientifique",
    analyst: "analista analyste analist analytiker analystin",
    researcher:
      "forscher forscherin chercheur chercheuse investigador investigadora pesquisador pesquisadora",
    "data analyst": "datenanalyst datenanalystin datenanalytiker",
    "data engineer": "dateningenieur dateningenieurin",
    "data scientist": "datenwissenschaftler datenwissenschaftlerin",
    architect: "architekt architektin architecte arquitecto arquitecta arquiteto arquiteta architetto",
    manager: "mgr management",
    director: "dir",
    specialist: "spezialist spezialistin especialista specialiste specialista",
    consultant: "berater beraterin consultor consultora consulente adviser advisor",
    expert: "experte expertin experto esperto",
  }).flatMap(([words, forms]) => fold(forms).map((form) => [form, fold(words)] as const)),
);

/** Nouns that say what somebody does, and those that may be read in their place, the nearest first. */
const IN_PLACE_OF: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    engineer: "developer",
    developer: "engineer",
    programmer: "developer engineer",
    architect: "engineer",
    specialist: "engineer developer",
    consultant: "specialist engineer developer",
    expert: "specialist engineer developer",
    practitioner: "specialist engineer developer",
    strategist: "consultant",
    scientist: "researcher",
    researcher: "scientist",
    postdoc: "researcher",
    postdoctoral: "researcher",
    analyst: "",
    auditor: "",
    annotator: "",
    designer: "",
    writer: "",
    officer: "",
    owner: "manager",
    manager: "",
    lead: "manager engineer",
    leader: "manager",
    head: "manager",
    director: "manager",
    vp: "director manager",
    intern: "none specialist engineer",
    trainee: "none specialist engineer",
    apprentice: "none specialist engineer",
  }).map(([noun, others]) => [normalise(noun), others === "" ? [] : fold(others)]),
);

/** Too wide a noun behind "data" alone: a data specialist may type it in. */
const VAGUE = new Set(fold("specialist consultant expert practitioner strategist architect lead"));
const VAGUE_ALONE = new Set(["data", "artificial intelligence"]);

/** What grades a title, or says nothing of the work. */
const GRADES = new Set(
  fold(
    "senior junior sr jr snr jnr mid entry level principal staff associate assistant chief executive group global i ii iii iv v l3 l4 l5 l6 l7 1 2 3 4 5 experienced certified freelance contract remote part full time former ex distinguished fellow graduate working student werkstudent m f d w x h g",
  ),
);
/** Of no weight in a name: "ML software engineer", "head of the AI team". */
const WEIGHTLESS = new Set(fold("software team tech group"));
/** Between a noun and its field: "researcher in", "head of the". */
const LINKS = new Set(fold("of in for on the de des del du der di dei da do en la fur our"));
/** Of no weight either. */
const SMALL = new Set(fold("a an with at"));
const SAID_OF_ANYTHING = new Set(fold("expert practitioner specialist"));
/** Verbs too: "I lead data science projects". */
const VERBS = new Set(fold("lead head"));
/** What may follow a field without changing it: "Engineer, ML Platform", "in the NLP team". */
const TAILS = new Set(
  fold(
    "platform team group system solution product service application model tool department space field domain project unit lab",
  ),
);

/** With one of these a name speaks of this kind of work, in whatever order its words stand. */
const FIELDS = new Set(
  fold(
    "machine artificial data natural language deep neural reinforcement vision intelligence generative robotics mlops prompt etl elt analytics agent llmops spark hadoop gpu nlu annotation tableau qlik looker",
  ),
);

/** Names of a kind of work, which hold a noun and are none: "data engineering". */
const KINDS_OF_WORK = new Set(fold("engineering management"));

export const isNoun = (form: string): boolean =>
  IN_PLACE_OF.has(expand(form).at(-1) ?? "") && !KINDS_OF_WORK.has(form);
/** Words before a noun that are left out of its key: "software engineer", "team lead". */
export const isEmpty = (form: string): boolean => WEIGHTLESS.has(form);
export const isGrade = (form: string): boolean => GRADES.has(form);
export const isLink = (form: string): boolean => LINKS.has(form);
/** Nouns that are said of any knowledge: "I am an expert in statistics" names no job. */
export const isSaidOfAnything = (form: string): boolean => SAID_OF_ANYTHING.has(expand(form).at(-1) ?? "");
export const isVerb = (form: string): boolean => VERBS.has(form);
export const isTail = (form: string): boolean => TAILS.has(form);

/** Every word that is read here, for the vocabulary. */
export const TITLE_WORDS: readonly string[] = [
  ...STANDS_FOR.keys(),
  ...IN_PLACE_OF.keys(),
  ...GRADES,
  ...WEIGHTLESS,
  ...LINKS,
  ...TAILS,
  ...SMALL,
];

export function expand(form: string): readonly string[] {
  return STANDS_FOR.get(form) ?? [form];
}

/** The same for every order and spelling of a title's words. Empty when nothing tells. */
export function keyOf(forms: Iterable<string>): string {
  return keyOfWords([...forms].flatMap(expand));
}

const isIdle = (word: string): boolean => WEIGHTLESS.has(word) || LINKS.has(word) || SMALL.has(word);

function keyOfWords(words: readonly string[]): string {
  return [...new Set(words.filter((word) => !isIdle(word)))].sort().join(" ");
}

/** Keys to try for a noun and the words around it, the most literal first. */
export function keysFor(noun: string, around: readonly string[]): string[] {
  const own = expand(noun);
  const field = [...own.slice(0, -1), ...around.flatMap(expand)];
  if (!field.some((word) => FIELDS.has(word))) return [];
  const last = own.at(-1) ?? noun;
  const others = VAGUE.has(last) && VAGUE_ALONE.has(keyOfWords(field)) ? [] : substitutes(last);
  const fields = field.includes("applied") ? [field, field.filter((word) => word !== "applied")] : [field];
  return fields.flatMap((words) =>
    [last, ...others].map((word) => keyOfWords(word === "none" ? words : [...words, word])),
  );
}

function substitutes(noun: string): readonly string[] {
  return IN_PLACE_OF.get(noun) ?? [];
}
