import { describe, expect, test } from "vitest";
import { createFinder } from "../../../src/domain/find.ts";
import { realKnowledge } from "../domain/real.ts";
import { read, skills, understanding } from "./helper.ts";

const titles = (text: string) => read(text).titles.map(({ id, stance }) => `${id}:${stance}`);
/** Roles that are held, without repetition. */
const held = (text: string) => [
  ...new Set(read(text).titles.flatMap(({ id, stance }) => (stance === "holds" ? [id] : []))),
];

describe("a title as the whole answer, as a sentence and as a line of a CV", () => {
  test.each([
    // Grades on either side.
    ["Sr Data Scientist II", ["data-scientist"]],
    ["Data Engineer 2", ["data-engineer"]],
    ["ML Engineer L5", ["machine-learning-engineer"]],
    ["Assistant Data Analyst", ["data-analyst"]],
    ["Data Analytics Intern", ["data-analyst"]],
    ["Working Student Data Science", ["data-scientist"]],
    ["Data Scientist (m/w/d)", ["data-scientist"]],
    // The field behind the noun.
    ["Engineer, Machine Learning", ["machine-learning-engineer"]],
    ["Software Engineer - Computer Vision", ["computer-vision-engineer"]],
    ["Software Engineer (ML)", ["machine-learning-engineer"]],
    ["SDE II, Machine Learning", ["machine-learning-engineer"]],
    ["Product Owner, AI Platform", ["ai-product-manager"]],
    ["Researcher in machine learning", ["research-scientist"]],
    ["Engineer on the ML platform team", ["ai-infrastructure-engineer"]],
    // Short forms.
    ["Data Eng", ["data-engineer"]],
    ["ML SWE", ["machine-learning-engineer"]],
    ["GenAI Dev", ["generative-ai-engineer"]],
    // Those who lead.
    ["Head of NLP", ["ai-engineering-manager"]],
    ["VP of Data Science", ["ai-engineering-manager"]],
    ["Head of AI Product", ["ai-product-manager"]],
    ["Head of Responsible AI", ["ai-ethics-officer"]],
    ["Engineering Manager (Data Science)", ["ai-engineering-manager"]],
    // Two in one.
    ["Data Scientist/Analyst", ["data-scientist", "data-analyst"]],
    ["BI Developer / Data Analyst", ["bi-developer", "data-analyst"]],
    ["ML/NLP Engineer", ["machine-learning-engineer", "nlp-engineer"]],
    ["Machine Learning & Data Engineer", ["machine-learning-engineer", "data-engineer"]],
    // A branch or a tool before it.
    ["Fraud Data Scientist", ["data-scientist"]],
    ["Python Data Engineer", ["data-engineer"]],
    // Other nouns for the same work.
    ["NLP Consultant", ["nlp-engineer"]],
    ["Tableau Consultant", ["bi-developer"]],
    ["Deep Learning Practitioner", ["deep-learning-engineer"]],
    // Other languages.
    ["Ingénieur de données", ["data-engineer"]],
    ["Científica de datos", ["data-scientist"]],
    ["Analista de dados", ["data-analyst"]],
    ["KI-Entwicklerin", ["ai-engineer"]],
    ["Dateningenieur", ["data-engineer"]],
  ])("%s", (title, roles) => {
    expect(held(title)).toEqual(roles);
    expect(held(`I am a ${title}.`)).toEqual(roles);
    expect(held(`Kim Example\n${title}, Acme (2019 - 2023)\n- wrote reports`)).toEqual(roles);
    expect(titles(`I want to become a ${title}.`)).toEqual(roles.map((id) => `${id}:wants`));
  });

  test.each([
    "Engineer, Payments",
    "Software Engineer",
    "Head of Sales",
    "Machine Operator",
    "Vision Care Specialist",
    "Learning and Development Manager",
    "Data Center Technician",
    "Data Entry Specialist",
    "Data Consultant",
    "Political Scientist",
    "Language Teacher",
    "Data Protection Officer",
  ])("%s is no title of this field", (title) => {
    expect(titles(title)).toEqual([]);
    expect(titles(`I am a ${title}.`)).toEqual([]);
  });
});

describe("words beside a noun are no title", () => {
  test.each([
    ["where a new statement begins", "I'm an engineer, data science interests me"],
    ["in a list of skills", "I'm a developer (AI, Python)"],
    ["where knowledge is spoken of", "I am an expert in machine learning"],
    ["of somebody else", "we hire engineers for machine learning"],
    ["that one works with", "I work with engineers in machine learning"],
    ["that is denied", "I am not an engineer in machine learning"],
    ["that is asked about", "what does an engineer in machine learning do?"],
    ["that is studied", "I am a data science student"],
    ["that somebody studies", "I am a student of data science"],
    ["behind a verb", "I lead data science projects"],
    ["of two that are weighed", "Data scientist and ML engineer sound good to me"],
    ["of one's manager", "My manager in data science says hello"],
  ])("%s", (_why, text) => {
    expect(titles(text)).toEqual([]);
  });

  test("and skills are claimed as before", () => {
    expect(skills("I'm a developer (AI, Python)")).toContain("python");
    expect(skills("Software Engineer (Machine Learning)")).toContain("machine-learning");
  });
});

test("the field goes for both nouns", () => {
  expect(titles("I am a data engineer and scientist")).toEqual([
    "data-engineer:holds",
    "data-scientist:holds",
  ]);
  expect(titles("I'd like to become a data engineer or analyst")).toEqual([
    "data-engineer:wants",
    "data-analyst:wants",
  ]);
});

test("the one who holds a title may be called by it", () => {
  expect(titles("I'm the head of data science")).toEqual(["ai-engineering-manager:holds"]);
  expect(titles("the head of data science hired me")).toEqual([]);
});

test("the longer title is meant", () => {
  expect(titles("I am Head of AI Product at Acme")).toEqual(["ai-product-manager:holds"]);
  expect(titles("Director of AI Governance")).toEqual(["ai-ethics-officer:holds"]);
});

test("a grade that is also a person is one's own behind as", () => {
  expect(titles("I work as a lead data scientist")).toEqual(["data-scientist:holds"]);
  expect(titles("As a manager, data analyst skills help me")).toEqual([]);
});

test("the quote is the title as it was written", () => {
  const text = "I was hired as Engineer II, Machine Learning at Acme.";
  const [title] = read(text).titles;
  expect(text.slice(title?.start, title?.end)).toBe("Engineer II, Machine Learning");
});

test("a group in the name of a tool is no job, a developer of it is", () => {
  const extracted = (text: string) => understanding.extractSkills(text).map(({ id }) => id);
  expect(extracted("Visual Studio Community")).toEqual(["visual-studio"]);
  expect(extracted("Senior Java Developer")).toEqual([]);
});

describe("a role that is asked for by such a title", () => {
  const finder = createFinder(realKnowledge());
  const role = (typed: string) => {
    const found = finder.role(typed);
    return found.kind === "found" ? found.item.id : null;
  };

  test.each([
    ["Sr. Engineer II, Machine Learning", "machine-learning-engineer"],
    ["Head of Data Science", "ai-engineering-manager"],
    ["Software Engineer in Machine Learning", "machine-learning-engineer"],
    ["ingeniero de datos", "data-engineer"],
    ["Product Manager (AI/ML)", "ai-product-manager"],
  ])("%s", (typed, id) => {
    expect(role(typed)).toBe(id);
  });

  test.each(["data wizard", "engineer", "Data Scientist / ML Engineer", "what does a data engineer do"])(
    "%s is none",
    (typed) => {
      expect(role(typed)).toBeNull();
    },
  );
});
