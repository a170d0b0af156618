import { describe, expect, it, test } from "vitest";
import { read, skills, TODAY, understanding } from "./helper.ts";

/** What people wrote in tries of the whole thing and was misread, with the wordings beside it that were read right. */

const interests = (text: string, expecting?: "draws" | "avoids") =>
  read(text, expecting).interests.map(({ id, stance }) => `${id}:${stance}`);

describe("everyday words, rude ones too, are no misspelt names", () => {
  test.each([
    "you idiot",
    "idiot",
    "brash",
    "that is pathetic",
    "you wanker",
    "hippy",
    "the fiance",
    "bonkers",
    "a rogue",
  ])("%s", (text) => {
    expect(skills(text)).toEqual([]);
    expect(skills(text, "skills")).toEqual([]);
  });

  test.each([
    ["iiot", ["iot"]],
    ["iito", ["iot"]],
    ["hipaa", ["hipaa"]],
    ["hippa", ["hipaa"]],
    ["bsah", ["bash"]],
  ])("%s is a name or a slip of one", (text, expected) => {
    expect(skills(text, "skills")).toEqual(expected);
  });
});

describe("what is to stay or was said in error", () => {
  test.each([
    ["I don't want to give up teaching", "teaching:likes"],
    ["I would never quit teaching", "teaching:likes"],
    ["I don't want to stop writing", "writing:likes"],
    ["I want to stop teaching", "teaching:avoids"],
    ["I don't want teaching", "teaching:avoids"],
    ["I don't want data engineering, I said gen AI", "data-systems:avoids"],
    ["I don't want data engineering, I said gen AI", "generative:likes"],
  ])("%s: %s", (text, expected) => {
    expect(interests(text)).toContain(expected);
  });

  test.each([
    ["forget what I said about Airflow", ["-airflow"]],
    ["I lied about Airflow", ["-airflow"]],
    ["forget I mentioned Docker", ["-docker"]],
    ["I don't want to give up Python", ["python"]],
    ["I forgot to mention Docker", ["docker"]],
    ["don't forget Docker", ["docker"]],
    ["I don't want Java, I said Rust", ["?rust"]],
    ["I don't know Java, I said I know Rust", ["-java", "rust"]],
    ["as I said, Python", ["python"]],
  ])("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });
});

describe("what follows a but", () => {
  test.each([
    ["I know SQL, but I don't want to code all day", ["sql"]],
    ["I know SQL, but I hate meetings", ["sql"]],
    ["I don't know SQL, but I want to work in AI", ["-sql"]],
    ["SQL but I don't know it well", ["-sql"]],
    ["Python, but I've never really used it at work", ["-python"]],
    ["Java but I want to learn it", ["?java"]],
    ["statistics, but I want to learn more", ["?statistics"]],
  ])("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });

  it("is no wish for what is refused before it", () => {
    const { skills: read } = understanding.read(
      "can't code, don't want to learn coding, but I want to work in AI",
    );
    expect(read.filter(({ stance }) => stance !== "lacks")).toEqual([]);
  });
});

describe("how long something lasts is no wish date", () => {
  test.each([
    ["10 hrs/week until March, then 20", undefined],
    ["full time until January", undefined],
    ["I have until June", "2027-06-30"],
    ["I want to be there by June", "2027-06-30"],
  ])("%s", (text, expected) => {
    expect(read(text).by?.value).toBe(expected);
  });
});

describe("where somebody wants to go from", () => {
  test.each([
    ["I'd like to switch from QA to data engineering", ["quality-assurance", "?data-engineering"]],
    ["want to move from Java to machine learning", ["java", "?machine-learning"]],
    ["want to learn from Kaggle and build models with PyTorch", ["?kaggle-competitions", "?pytorch"]],
  ])("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });
});

describe("languages that people speak", () => {
  test.each([
    ["I speak German and English", undefined],
    ["translator (German-English)", undefined],
    ["I work for a German company", "europe"],
    ["I live in Berlin", "europe"],
  ])("%s", (text, expected) => {
    expect(read(text).region?.value).toBe(expected);
  });
});

describe("fields that somebody chooses between", () => {
  test.each([
    "confused between data science and ML engineering",
    "torn between MLOps and machine learning engineering",
    "I am deciding between deep learning and NLP",
  ])("%s", (text) => {
    expect(skills(text)).toEqual([]);
  });

  it("is no design of systems to have worked as an engineer of models", () => {
    expect(skills("3 years of ML engineering")).toEqual(["machine-learning/advanced"]);
    expect(skills("ML system design")).toEqual(["ml-system-design"]);
  });
});

describe("dates", () => {
  test.each([
    ["by the summer of 2028", "2028-08-31"],
    ["by June of 2028", "2028-06-30"],
    ["the 30th of June of 2028", "2028-06-30"],
    ["by the end of the year 2028", "2028-12-31"],
    ["before the summer of 2028", "2028-05-31"],
    ["in 6 months. actually make it a year", "2027-11-20"],
    ["in 6 months, no wait, 9 months", "2027-08-20"],
    ["in a year. Actually June 2028", "2028-06-30"],
    ["by June 2027, or rather by the end of 2028", "2028-12-31"],
    // Nothing is taken back.
    ["in 6 months. I actually have a job", "2027-05-20"],
    ["by the end of the year", "2026-12-31"],
    ["by summer", "2027-08-31"],
  ])("%s", (text, expected) => {
    expect(understanding.read(text, { today: TODAY, expecting: "by" }).by?.value).toBe(expected);
  });
});

describe("kinds of work in plain words", () => {
  test.each([
    ["gen AI", ["generative:likes"]],
    ["training models and research, maths", ["modelling:likes", "research:likes", "maths:likes"]],
    ["I love research", ["research:likes"]],
    ["building stuff", ["building:likes"]],
    ["building things", ["building:likes"]],
    ["finding answers", ["analysis:likes"]],
    ["finding answers in data", ["analysis:likes"]],
    ["drafting policies", ["law:likes"]],
    ["trial and error", ["learning-agents:likes"]],
    ["visual design", ["design:likes"]],
    ["I want to move into health data", ["analysis:likes"]],
    ["moving data from place to place", ["data-systems:likes"]],
  ])("%s", (text, expected) => {
    expect(interests(text, "draws")).toEqual(expected);
  });

  test.each([
    ["no research and no maths please", ["research:avoids", "maths:avoids"]],
    ["I trained staff", ["teaching:does"]],
    ["civil engineer, 10 years in structural design", []],
    ["I learned the craft as a pastry chef by trial and error", []],
    ["the research department is in the next building", []],
  ])("%s", (text, expected) => {
    expect(interests(text)).toEqual(expected);
  });
});

describe("misspelt everyday words", () => {
  test.each([
    ["i know phyton basic, excell good, sql litle", ["python/basic", "excel/working", "sql/basic"]],
    ["javscript, kuberntes, dokcer, tabelau", ["javascript", "kubernetes", "docker", "tableau"]],
    ["I know a litle sql", ["sql/basic"]],
    // Other words, and the name that "litle" would extend.
    ["docket", []],
    ["sql lite", ["sqlite"]],
    ["doctor", []],
  ])("%s", (text, expected) => {
    expect(skills(text, "skills")).toEqual(expected);
  });

  it("is read in what somebody likes too", () => {
    expect(interests("i dont like matematics")).toEqual(["maths:avoids"]);
  });
});

it("video games are work with neither video nor games", () => {
  expect(interests("I love video games", "draws")).toEqual([]);
});

test.each([
  ["I'm scared of maths", ["maths:avoids"]],
  ["math makes me anxious", ["maths:avoids"]],
  ["public speaking terrifies me", ["presenting:avoids"]],
  ["anything but sales", ["presenting:avoids"]],
  ["I'd rather work with people than with numbers", ["stakeholders:likes", "analysis:avoids"]],
  ["happy to write code all day", ["coding:likes"]],
  ["keeping things running smoothly", ["operations:does"]],
])("%s", (text, expected) => {
  expect(interests(text)).toEqual(expected);
  expect(skills(text)).toEqual([]);
});

describe("hours", () => {
  test.each([
    ["2 hors by day", 14],
    ["available 3 evenings a week, around 2 hours each", 6],
    ["6 huors a week", 6],
    ["3 or 4 hours when shifts allow", 3.5],
    ["5 hours if work permits", 5],
    ["1 hour each day, none on weekends", 5],
    ["1 hour daily except weekends", 5],
    ["1 hour a day, not on Sundays", 6],
    ["2h/day Mon-Fri", 10],
    ["2 hours a day, Monday to Friday", 10],
    ["10 hours max", 10],
    ["10 hours a week, actually make it 6", 6],
    ["1 hour each day", 7],
  ])("%s", (text, expected) => {
    expect(read(text, "hours").hoursPerWeek?.value).toBe(expected);
  });

  it("takes the hours of a job for nothing else", () => {
    expect(read("I work 40 hour shifts", "hours").hoursPerWeek).toBeNull();
  });
});

describe("years that stand in a list of their own", () => {
  test.each([
    ["java dev, 12 years, spring boot, kafka", ["java", "spring-boot", "kafka"]],
    ["devops engineer, 8 yrs, terraform", ["devops", "terraform"]],
    ["Python, 5 years, SQL", ["python/advanced", "sql"]],
    ["5 years Python", ["python/advanced"]],
    ["5 years of Python, SQL", ["python/advanced", "sql/advanced"]],
    ["SAS 10 years, R 5 years, Go 2 years", ["sas/advanced", "r/advanced", "go/working"]],
    ["chemistry PhD, 5 years postdoc, Python", ["chemistry", "python"]],
    ["16 years old, know Python", ["python"]],
    ["Python 3 years, Go 1 year, Rust beginner", ["python/advanced", "go/working", "rust/basic"]],
    ["Python 3, SQL", ["python", "sql"]],
    ["interested in GDPR, 10 years in compliance", ["?gdpr", "regulatory-compliance/advanced"]],
  ])("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });
});

describe("who is writing", () => {
  test.each([
    ["I'm CTO of a startup and need to build an AI team for a chatbot", "hiring"],
    ["we have to put together a data science team", "hiring"],
    ["I want to hire, not change job", "hiring"],
    ["just finished my CS degree", "student"],
    ["I recently got a bachelor's degree in physics", "student"],
    ["I lead a team of five", "leader"],
    ["I am finishing my PhD in physics next summer", "student"],
    ["I run a small marketing agency", "leader"],
    ["fresh out of university with a bachelor in physics", "student"],
    ["backend dev, 6 yrs", "tech-professional"],
    ["I'm a radiologist", "career-changer"],
    ["statistician in pharma", "ai-professional"],
  ])("%s", (text, expected) => {
    expect(read(text).audience?.value).toBe(expected);
  });

  test.each([
    ["I took statistics in college ages ago", "student"],
    ["I manage a Postgres database at work", "leader"],
    ["I teach biology at university", "student"],
    ["I don't have any experience in tech except Excel", "tech-professional"],
  ])("%s: no %s", (text, kind) => {
    expect(read(text).audience?.value).not.toBe(kind);
  });

  it("is no new graduate who finished a degree long ago", () => {
    expect(read("I finished my degree in 1998").audience?.value).not.toBe("student");
  });
});

describe("names that stand for something else", () => {
  test.each([
    ["I like Go (the board game)", []],
    ["Python (the snake) and SQL", ["sql"]],
    ["Reference: Dr. Kubernetes Smith", []],
    ["I listen to R&B music", []],
    ["Ann Lee, ann@sql.com, github.com/annlee", []],
    ["linkedin.com/in/python-dev, SQL", ["sql"]],
    ["GitHub, Python (5 years)", ["github", "python/advanced"]],
    ["ASP.NET/C#", ["aspnet-core", "csharp"]],
    ["HACCP", []],
    ["Andrew Ng's courses", []],
    ["freelance web dev (React/Node), AI is eating my lunch", ["web-development", "react", "nodejs"]],
    ["Andrew Ng's deep learning specialization", ["deep-learning"]],
    ["no python, no sql, just excel", ["-python", "-sql", "excel"]],
    ["NGS data", ["bioinformatics"]],
  ])("%s", (text, expected) => {
    expect(skills(text)).toEqual(expected);
  });
});
