import { describe, expect, it, test } from "vitest";
import { read, skills, understanding } from "./helper.ts";

const each = (cases: ReadonlyArray<readonly [string, readonly string[]]>) =>
  test.each(cases.map(([text, expected]) => ({ text, expected })))("$text", ({ text, expected }) => {
    expect(skills(text)).toEqual(expected);
  });

describe("names", () => {
  each([
    ["Python, SQL and Docker", ["python", "sql", "docker"]],
    ["I use k8s and postgres", ["kubernetes", "postgresql"]],
    ["PYTHON / TensorFlow | scikit-learn", ["python", "tensorflow", "scikit-learn"]],
    ["java script, tensor flow and machinelearning", ["javascript", "tensorflow", "machine-learning"]],
    ["PowerBI", ["power-bi"]],
    ["linear or logistic regression", ["linear-regression", "logistic-regression"]],
    ["supervised and unsupervised learning", ["supervised-learning", "unsupervised-learning"]],
    ["convolutional and recurrent neural networks", ["cnn", "rnn"]],
  ]);

  it("does not join words across a comma, a line or a sentence", () => {
    expect(skills("I talk to the machine. Learning is fun")).toEqual([]);
    expect(skills("machine, learning")).not.toContain("machine-learning");
    expect(skills("machine\nlearning")).not.toContain("machine-learning");
  });

  it("points at the words in the text as it was given", () => {
    const text = "😀 I know  PyTorch – and “SQL”";
    const said = read(text).skills.map(({ id, start, end }) => [id, text.slice(start, end)]);
    expect(said).toEqual([
      ["pytorch", "PyTorch"],
      ["sql", "SQL"],
    ]);
  });

  it("takes the title and not the skill inside it", () => {
    const { skills: found, titles } = read("I am a machine learning engineer");
    expect(found.map(({ id }) => id)).not.toContain("machine-learning");
    expect(titles.map(({ id }) => id)).toEqual(["machine-learning-engineer"]);
  });
});

describe("names that are everyday words too", () => {
  test.each([
    "Excel at communication",
    "go to market",
    "R. Smith",
    "vitamin C",
    "swift delivery",
    "spark joy",
    "get access to the data",
    "make sure it works",
    "I want to go home",
    "we react to change",
    "a chef in a restaurant",
  ])("nothing in: %s", (text) => {
    const found = skills(text).filter(
      (skill) => !["communication", "hospitality-travel"].includes(skill.split("/")[0] ?? ""),
    );
    expect(found).toEqual([]);
  });

  each([
    ["Python, R, C, Go", ["python", "r", "c", "go"]],
    ["C++ / C / Rust", ["cpp", "c", "rust"]],
    ["I code in R and C", ["r", "c"]],
    ["Excel", ["excel"]],
    ["R", ["r"]],
    ["I use Excel daily", ["excel/working"]],
    ["last year we moved to Spark", ["spark"]],
    ["Rust is something I'd like to learn", ["?rust"]],
  ]);

  it("counts them in an answer to the question for skills", () => {
    expect(skills("R, C", "skills")).toEqual(["r", "c"]);
  });
});

describe("not known", () => {
  each([
    ["I don't know SQL, Python or R", ["-sql", "-python", "-r"]],
    ["I do not know Docker", ["-docker"]],
    ["I know Python, not SQL", ["python", "-sql"]],
    ["Python and SQL but no R", ["python", "sql", "-r"]],
    ["SQL: none", ["-sql"]],
    ["Java - no", ["-java"]],
    ["Docker is new to me", ["-docker"]],
    ["Docker and Kubernetes are new to me", ["-docker", "-kubernetes"]],
    ["SQL, which I don't know", ["-sql"]],
    ["I have no experience in Python, SQL or Docker", ["-python", "-sql", "-docker"]],
    ["no SQL, Python or Docker", ["-sql", "-python", "-docker"]],
    ["no SQL, but Python", ["-sql", "python"]],
    ["without Docker, Python", ["-docker", "python"]],
    ["I've never used Kubernetes, but I know Docker well", ["-kubernetes", "docker/working"]],
    ["I don't know SQL and I use Python daily", ["-sql", "python/working"]],
    ["I can't program in Java. Python is fine", ["-java", "python"]],
    ["I am not familiar with Kubernetes", ["-kubernetes"]],
    ["everything except SQL", ["-sql"]],
    ["I lack Docker", ["-docker"]],
    ["my team uses Python but I don't", ["-python"]],
    ["Python yes, SQL no", ["python", "-sql"]],
    ["I haven't used Terraform; Docker I use", ["-terraform", "docker"]],
  ]);
});

describe("wished for", () => {
  each([
    ["I want to learn Rust and Go", ["?rust", "?go"]],
    ["I'd like to learn Python, SQL and Docker", ["?python", "?sql", "?docker"]],
    ["My goal is to learn deep learning", ["?deep-learning"]],
    ["I can't wait to learn Rust", ["?rust"]],
    ["I'm interested in machine learning", ["?machine-learning"]],
    ["I know Python and want to learn Docker", ["python", "?docker"]],
    ["I want to learn Docker, I know Python", ["?docker", "python"]],
    ["I want to learn Docker because I know Python", ["?docker", "python"]],
    ["curious about Kubernetes", ["?kubernetes"]],
    ["I don't want to learn Java", ["-java"]],
  ]);
});

describe("held, however it is put", () => {
  each([
    ["not only Python but also SQL", ["python", "sql"]],
    ["no problem with Docker", ["docker"]],
    ["no doubt Python", ["python"]],
    ["I learned Python and worked with SQL", ["python", "sql"]],
  ]);
});

describe("level", () => {
  each([
    ["basic SQL and Python, advanced Docker", ["sql/basic", "python/basic", "docker/advanced"]],
    ["a bit of SQL", ["sql/basic"]],
    [
      "familiar with Docker, Kubernetes and Terraform",
      ["docker/basic", "kubernetes/basic", "terraform/basic"],
    ],
    ["I just started learning Python", ["python/basic"]],
    ["solid Python", ["python/working"]],
    ["comfortable with Python", ["python/working"]],
    ["used k8s in production", ["kubernetes/advanced"]],
    ["expert in Python, SQL and Docker", ["python/advanced", "sql/advanced", "docker/advanced"]],
    ["5 years of Python, SQL and Docker", ["python/advanced", "sql/advanced", "docker/advanced"]],
    ["Python (5 years), SQL (basic), Docker", ["python/advanced", "sql/basic", "docker"]],
    ["Python for 5 years, SQL for 6 months", ["python/advanced", "sql/basic"]],
    ["5 yrs Python, 3+ yrs Java", ["python/advanced", "java/advanced"]],
    ["2 years of SQL", ["sql/working"]],
    ["Python: expert, SQL: none", ["python/advanced", "-sql"]],
    ["I know Python", ["python"]],
  ]);
});

describe("misspellings", () => {
  each([
    ["pyhton, kuberntes, tensorflwo", ["python", "kubernetes", "tensorflow"]],
    ["machine lerning", ["machine-learning"]],
  ]);

  test.each(["scale", "reach", "altering the listing", "dashing", "I am adhering to it"])(
    "leaves everyday words alone: %s",
    (text) => {
      expect(skills(text)).toEqual([]);
    },
  );
});

describe("skills of a text that is not about its writer", () => {
  const ids = (text: string) => understanding.extractSkills(text).map(({ id }) => id);

  it("leaves out what is part of a job title", () => {
    expect(ids("Senior Java Developer (m/f/d)")).toEqual([]);
    expect(ids("You know Java and Docker")).toEqual(["java", "docker"]);
  });

  it("leaves out how the employer describes itself", () => {
    expect(ids("We are a collaborative team and value diversity")).toEqual([]);
    expect(ids("You need experience with code review and unit testing")).toEqual([
      "code-review",
      "unit-testing",
    ]);
  });
});
