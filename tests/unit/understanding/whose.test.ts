import { describe, expect, it, test } from "vitest";
import { read, skills } from "./helper.ts";

const each = (cases: ReadonlyArray<readonly [string, readonly string[]]>) =>
  test.each(cases.map(([text, expected]) => ({ text, expected })))("$text", ({ text, expected }) => {
    expect(skills(text)).toEqual(expected);
  });

describe("what other people know is no skill of the writer", () => {
  each([
    ["my team uses Spark and Kafka but I don't", ["-spark", "-kafka"]],
    ["my colleague knows Spark", []],
    ["my manager knows Kubernetes", []],
    ["My colleague is great. She knows Spark.", []],
    ["I manage people who write Python", []],
    ["people who use R", []],
    ["I lead a team of Python developers", []],
    ["I work with Java developers", []],
    ["my students use Python", []],
    ["we need to hire a Python developer", []],
    ["we need someone who knows PyTorch", []],
    ["I need to hire my first ML people", []],
    ["who should I hire first for a recommendation engine", []],
    ["my wife is a nurse", []],
    ["I know Python, my colleague knows Java", ["python"]],
    ["My manager knows Kubernetes and I know Docker", ["docker"]],
  ]);

  it("nor their trade, title or place", () => {
    expect(read("my wife is a nurse").audience).toBeNull();
    expect(read("my wife works in healthcare").industry).toBeNull();
    expect(read("my brother works as a data scientist").titles).toEqual([]);
    expect(read("my sister loves maths").interests).toEqual([]);
  });

  it("but what the writer does with them is", () => {
    expect(read("my company is a bank in Germany").industry?.value).toBe("finance");
    expect(read("we need to hire a Python developer").audience?.value).toBe("hiring");
  });
});

describe("what the writer shares with others is a claim", () => {
  each([
    ["we use Spark", ["spark"]],
    ["our stack is Python and AWS", ["python", "aws"]],
    ["my job is Python", ["python"]],
    ["I am someone who knows Python", ["python"]],
    ["I'm a Python developer", ["python"]],
    ["my friend and I built a Python app", ["python"]],
    ["My team and I use Spark", ["spark"]],
    ["my boss taught me Python", ["python"]],
    ["I teach my students Python", ["python"]],
  ]);
});

describe("questions are no claims", () => {
  test.each([
    "why not data scientist?",
    "is 6 months realistic?",
    "Do I need Python?",
    "do I need SQL",
    "What is MLOps?",
    "does an ML engineer need maths?",
    "is maths required for AI engineers?",
    "I am not a data scientist",
  ])("%s", (text) => {
    const { skills: found, titles, interests, by, years, audience } = read(text);
    expect({ found, titles, interests, by, years, audience }).toEqual({
      found: [],
      titles: [],
      interests: [],
      by: null,
      years: null,
      audience: null,
    });
  });

  each([
    ["how can I learn R?", ["?r"]],
    ["I know Python, is SQL enough?", ["python"]],
    ["what can I become if I know Python and SQL?", ["python", "sql"]],
  ]);
});

describe("dislike is not ignorance", () => {
  each([
    ["I hate Java", []],
    ["I don't like Java", []],
    ["I don't like SQL", []],
    ["I don't really want to use Java", []],
    ["Python is not my thing", []],
    ["Java sucks", []],
    ["I hate maths", []],
    ["I don't want to be on call", []],
    ["no on-call please", []],
    ["I don't want to learn Java", ["-java"]],
    ["SQL is not my strength", ["-sql"]],
    ["Python is my thing", ["python"]],
  ]);
});

describe("what was only met or is gone is not held", () => {
  each([
    ["I forgot all my C++", []],
    ["have heard of Kafka", []],
    ["I read about Kafka", []],
    ["I attended a Docker talk", []],
    ["I have heard of Kafka and use Spark daily", ["spark/working"]],
    ["I haven't forgotten Python", ["python"]],
    ["I forgot most of my SQL", ["sql/basic"]],
    ["I used to be good at R", ["r/basic"]],
    ["improve my SQL", ["sql"]],
  ]);

  it("takes a correction", () => {
    expect(skills("I know Python. Sorry, I meant R, not Python.")).toEqual(["python", "r", "-python"]);
  });
});

describe("a level holds for the item that it follows", () => {
  each([
    [
      "PyTorch, CNNs, OpenCV, Python, linear algebra, CUDA basics",
      ["pytorch", "cnn", "opencv", "python", "linear-algebra", "cuda/basic"],
    ],
    ["Excel, SQL basics", ["excel", "sql/basic"]],
    [
      "Google Analytics, Excel, copywriting, ChatGPT every day",
      ["google-analytics", "excel", "copywriting", "chatgpt/working"],
    ],
    ["SQL very well, Python (pandas)", ["sql/advanced", "python", "pandas"]],
    ["Kubernetes (5 yrs, production), Terraform", ["kubernetes/advanced", "terraform"]],
    [
      "6 years of Java and Python, Docker and Kubernetes in production, Jenkins, AWS",
      ["java/advanced", "python/advanced", "docker/advanced", "kubernetes/advanced", "jenkins", "aws"],
    ],
    ["5 years of Python, SQL (basic), Docker", ["python/advanced", "sql/basic", "docker"]],
    ["Basic SQL, Python", ["sql/basic", "python"]],
    ["basic: SQL, Python", ["sql/basic", "python/basic"]],
    ["expert in Python, SQL and Spark", ["python/advanced", "sql/advanced", "spark/advanced"]],
    ["Python, SQL and Docker, all in production", ["python/advanced", "sql/advanced", "docker/advanced"]],
    ["Python and SQL, both basic", ["python/basic", "sql/basic"]],
  ]);
});

describe("places and industries as wishes", () => {
  test.each([
    ["I'm looking for a job in healthcare", "healthcare"],
    ["I want to work in insurance", "finance"],
    ["pharma", "healthcare"],
    ["I work at a university", "academia"],
  ])("%s", (text, industry) => {
    expect(read(text).industry?.value).toBe(industry);
  });

  test.each(["I'm looking for a job in healthcare", "I want to work in insurance"])(
    "no skill: %s",
    (text) => {
      expect(skills(text)).toEqual([]);
      expect(read(text).audience).toBeNull();
    },
  );

  test.each(["college", "university", "does university count?", "Education: BSc Physics"])(
    "no industry: %s",
    (text) => {
      expect(read(text).industry).toBeNull();
    },
  );
});

describe("everyday words near to names", () => {
  test.each(["underwater basket weaving", "underground", "a careful observer"])("%s", (text) => {
    expect(skills(text)).toEqual([]);
  });
});

it("suggests names only where skills were asked for", () => {
  // As near to MSSQL as to MySQL and MemSQL.
  const ids = (expecting?: "skills" | "hours") => read("musql", expecting).suggestions.map((one) => one.ids);
  expect(ids("skills")).toEqual([["sql-server", "mysql", "singlestore"]]);
  expect(skills("musql", "skills")).toEqual([]);
  expect(ids()).toEqual([]);
  expect(ids("hours")).toEqual([]);
});
