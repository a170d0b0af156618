import { describe, expect, it, test } from "vitest";
import { read } from "./helper.ts";

const titles = (text: string) => read(text).titles.map(({ id, stance }) => `${id}:${stance}`);

describe("titles", () => {
  test.each([
    ["I'm a data analyst", ["data-analyst:holds"]],
    ["I work as a senior data analyst at Acme", ["data-analyst:holds"]],
    ["Senior Data Analyst", ["data-analyst:holds"]],
    ["I want to become an mlops engineer", ["mlops-engineer:wants"]],
    ["how do I become a data scientist?", ["data-scientist:wants"]],
    ["I am an aspiring data scientist", ["data-scientist:wants"]],
    ["data engineer is my dream job", ["data-engineer:wants"]],
    [
      "I'm a data analyst and want to become a data scientist",
      ["data-analyst:holds", "data-scientist:wants"],
    ],
    ["what does an mlops engineer do?", []],
    ["I'm not a data scientist", []],
    ["I work with data scientists", []],
    ["we are hiring a data engineer", []],
    ["I know machine learning", []],
  ] as Array<[string, string[]]>)("%s", (text, expected) => {
    expect(titles(text)).toEqual(expected);
  });
});

describe("interests", () => {
  const interests = (text: string, expecting?: "draws" | "avoids") =>
    read(text, expecting).interests.map(({ id, stance }) => `${id}:${stance}`);

  test.each([
    ["I love analysing data but I hate meetings", ["analysis:likes", "stakeholders:avoids"]],
    ["At work I build and run data pipelines", ["data-systems:does"]],
    ["I enjoy building products", ["building:likes"]],
    ["no maths please", ["maths:avoids"]],
    ["I don't want on-call", ["on-call:avoids"]],
    ["I enjoy writing code", ["coding:likes"]],
  ] as Array<[string, string[]]>)("%s", (text, expected) => {
    expect(interests(text)).toEqual(expect.arrayContaining(expected));
  });

  it("takes a bare answer as the answer to what was asked", () => {
    expect(interests("maths, on-call", "avoids")).toEqual(["maths:avoids", "on-call:avoids"]);
    expect(interests("Finding answers in data", "draws")).toEqual(["analysis:likes"]);
  });

  it("credits no skill for what draws a person or what they avoid", () => {
    expect(read("maths", "avoids").skills).toEqual([]);
    expect(read("computer vision", "draws").skills.every(({ stance }) => stance === "wants")).toBe(true);
  });

  test("who builds a service and runs it does both", () => {
    expect(interests("I build and operate services").sort()).toEqual(["building:does", "operations:does"]);
    expect(interests("I build and run our data infrastructure").sort()).toEqual([
      "data-systems:does",
      "operations:does",
    ]);
  });

  test("the name of a skill in a list is not yet work that somebody does", () => {
    expect(interests("SQL, database design, git")).toEqual([]);
    expect(interests("I love database design")).toEqual(["data-systems:likes"]);
  });

  it("does not take a gap for a dislike", () => {
    expect(interests("I have no experience with coding")).toEqual([]);
    expect(interests("I've never done machine learning research")).toEqual([]);
  });

  it("does not take a job title for a kind of work", () => {
    expect(interests("I want to work with data scientists")).toEqual([]);
  });
});

describe("hours a week", () => {
  test.each([
    ["6 hours a week", 6],
    ["6h/week", 6],
    ["10-15 hours a week", 12],
    ["an hour a day", 7],
    ["an hour every weekday", 5],
    ["2 hours each evening", 14],
    ["half a day a week", 4],
  ] as Array<[string, number]>)("%s", (text, hours) => {
    expect(read(text).hoursPerWeek?.value).toBe(hours);
  });

  test.each([
    ["6", 6],
    ["five hours", 5],
    ["weekends only", 8],
    ["evenings", 8],
    ["full time", 35],
    ["about 10", 10],
  ] as Array<[string, number]>)("when asked: %s", (text, hours) => {
    expect(read(text, "hours").hoursPerWeek?.value).toBe(hours);
  });

  it("keeps to a week that can be lived", () => {
    expect(read("100 hours a week", "hours").hoursPerWeek).toBeNull();
    expect(read("0", "hours").hoursPerWeek).toBeNull();
    expect(read("the meeting took 3 hours").hoursPerWeek).toBeNull();
  });
});

describe("years", () => {
  test.each([
    ["5 years of experience", 5],
    ["I've been a developer for 3 years", 3],
    ["since 2019 I work as a developer", 7],
    ["two and a half years of experience", 2.5],
    ["18 months of Python", 1.5],
    ["5 years of Python and 2 years of SQL", 5],
  ] as Array<[string, number]>)("%s", (text, years) => {
    expect(read(text).years?.value).toBe(years);
  });

  test.each([
    "I was a nurse for 8 years",
    "I am 35 years old",
    "two years ago",
    "in 2 years",
    "8 years as a teacher",
  ])("no years in technology: %s", (text) => {
    expect(read(text).years).toBeNull();
  });

  it("takes a bare answer when asked", () => {
    expect(read("1-3 years", "years").years?.value).toBe(2);
    expect(read("4", "years").years?.value).toBe(4);
    expect(read("none", "years").years?.value).toBe(0);
  });
});

describe("by when", () => {
  test.each([
    ["by June 2027", "2027-06-30"],
    ["by June", "2027-06-30"],
    ["in 6 months", "2027-05-20"],
    ["within a year", "2027-11-20"],
    ["before summer", "2027-05-31"],
    ["by the end of next year", "2027-12-31"],
    ["by 2027-03-01", "2027-03-01"],
    ["by 15 March", "2027-03-15"],
    ["in three weeks", "2026-12-11"],
  ] as Array<[string, string]>)("%s", (text, date) => {
    expect(read(text).by?.value).toBe(date);
  });

  test.each(["I worked there in 2019", "in 2 years of work I saw much", "by hand", "by the way"])(
    "no date: %s",
    (text) => {
      expect(read(text).by).toBeNull();
    },
  );

  it("takes a bare answer when asked", () => {
    expect(read("6 months", "by").by?.value).toBe("2027-05-20");
    expect(read("next summer", "by").by?.value).toBe("2027-08-31");
  });
});

describe("who is writing", () => {
  test.each([
    ["I'm a final year student", "student"],
    ["I just graduated", "student"],
    ["I'm a nurse", "career-changer"],
    ["I used to be a chef", "career-changer"],
    ["I want to switch careers", "career-changer"],
    ["I'm a backend developer", "tech-professional"],
    ["sysadmin here", "tech-professional"],
    ["I'm a data scientist", "ai-professional"],
    ["I'm a CTO", "leader"],
    ["head of data at a bank", "leader"],
    ["we are hiring for a new team", "hiring"],
  ] as Array<[string, string]>)("%s", (text, kind) => {
    expect(read(text).audience?.value).toBe(kind);
  });

  it("does not take a wish for the present", () => {
    expect(read("I want to become a manager").audience).toBeNull();
    expect(read("I want to become a data scientist").audience).toBeNull();
  });
});

test("one message may answer everything at once", () => {
  const all = read(
    "I'm a nurse, 6 hours a week, know Excel and a bit of SQL, want to be a data analyst by June 2027",
  );
  expect(all.audience?.value).toBe("career-changer");
  expect(all.hoursPerWeek?.value).toBe(6);
  expect(all.by?.value).toBe("2027-06-30");
  expect(all.skills.map(({ id }) => id)).toEqual(expect.arrayContaining(["excel", "sql"]));
  expect(all.titles).toMatchObject([{ id: "data-analyst", stance: "wants" }]);
});
