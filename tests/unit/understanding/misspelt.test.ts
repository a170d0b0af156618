import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { editDistance } from "../../../src/domain/understanding/edit-distance.ts";
import { NearWords } from "../../../src/domain/understanding/near-words.ts";
import { skills, understanding } from "./helper.ts";

describe("misspelt names in an answer to the question for skills", () => {
  test.each([
    // A slip anywhere, the first letter included.
    ["kuberntes", ["kubernetes"]],
    ["ubernetes", ["kubernetes"]],
    ["Pyhton, dcoker and Jenkisn", ["python", "docker", "jenkins"]],
    // Two slips from eight letters on.
    ["tesnorfow", ["tensorflow"]],
    // In one word of a name or in two, in short words too.
    ["load tetss", ["load-testing"]],
    ["wontract tesfting", ["contract-testing"]],
    ["cloud data warewosuing", ["data-warehousing"]],
    ["a course in reinforcment lerning", ["reinforcement-learning"]],
    // A name inside of which is another one.
    ["federade ml", ["federated-learning"]],
    ["payment card nidsutry data security standard", ["pci-dss"]],
    // A slip that makes another word.
    ["cat gpt", ["chatgpt"]],
    ["so 9000", ["iso-9001"]],
    // Two words in one.
    ["machinelearning", ["machine-learning"]],
    // A slip around a swap.
    ["computer orngization", ["computer-science"]],
    // A lost letter is likelier than a wrong one: openal and opengl are as near.
    ["opensl", ["encryption"]],
    // What a plural is folded to is further away than the plural.
    ["jbos", ["java-app-servers"]],
    ["biomeitrcis", ["facial-recognition"]],
    // Slips that make other words, of an item or of a part of one.
    ["roof of value", ["proof-of-concept"]],
    ["tree modes", ["decision-trees"]],
    ["I use linked lits and python at work", ["data-structures-algorithms/working", "python/working"]],
    // Half of the item would be a name by itself.
    ["spa fiori", ["sap"]],
  ])("%s", (text, expected) => {
    expect(skills(text, "skills")).toEqual(expected);
  });

  test.each([
    "two cups of tea and a biscuit",
    "he sold his boat",
    "she bakes on Saturdays",
    "the milk went sour",
    "we need milk and eggs",
    "my first job was in a cafe",
    "gardening, knitting and hiking",
    "cooking and baking at home",
    "I know Emma and Paris",
    "I worked for Bayer in Congo",
    "he snores",
    "euroscience",
    "forking and nesting",
    "our tools and its tools",
    "I design health management for May",
    "SS-1023",
    "constructor",
  ])("claims nothing: %s", (text) => {
    expect(skills(text, "skills")).toEqual([]);
  });
});

it("leaves a name as it stands for no other that is near with the words before it", () => {
  expect(skills("no ksql, basic OAuth and some xcode", "skills")).toEqual([
    "-kafka",
    "oauth/basic",
    "ios/basic",
  ]);
});

describe("misspelt names in running text", () => {
  const ids = (text: string) => understanding.extractSkills(text).map(({ id }) => id);

  test.each([
    ["You write Pyhton and deploy to kuberntes every day.", ["python", "kubernetes"]],
    [
      "Experience with machine lerning and data enginering is a plus.",
      ["machine-learning", "data-engineering"],
    ],
  ])("%s", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test.each([
    "SARS-CoV sequences were analysed in the laboratory of the hospital.",
    "We met Emma from Oslo, who had moved there from Peru last autumn.",
    "He snores and she bakes, and both of them ride the train to the coast.",
  ])("takes no word for a name: %s", (text) => {
    expect(ids(text)).toEqual([]);
  });
});

it("learns nothing from what people write", () => {
  const before = skills("oraclejdkk and oracle", "skills");
  skills("oraclejdk, machinelearning, sqlserverr", "skills");
  expect(skills("oraclejdkk and oracle", "skills")).toEqual(before);
});

/** The whole table, without any short cut. */
function distanceByTable(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, k) => k)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const at = (up: number, left: number) => rows[i - up]?.[k - left] ?? 0;
      const costs = [at(1, 0) + 1, (row[k - 1] ?? 0) + 1, at(1, 1) + (a[i - 1] === b[k - 1] ? 0 : 1)];
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) costs.push(at(2, 2) + 1);
      // Two letters swapped around one that is lost or put between them.
      if (i > 2 && k > 1 && a[i - 1] === b[k - 2] && a[i - 3] === b[k - 1]) costs.push(at(3, 2) + 2);
      if (i > 1 && k > 2 && a[i - 1] === b[k - 3] && a[i - 2] === b[k - 1]) costs.push(at(2, 3) + 2);
      row.push(Math.min(...costs));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

const word = (least: number) =>
  fc.string({ unit: fc.constantFrom(..."abcd"), minLength: least, maxLength: 9 });

describe("near words", () => {
  it("are as far away as the whole table says", () => {
    fc.assert(
      fc.property(word(0), word(0), fc.constantFrom(1, 2), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(distanceByTable(a, b), limit + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it("are all found that are one edit away, and nothing further than asked for", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word(3), { minLength: 1, maxLength: 30 }), word(3), (words, typed) => {
        const index = new NearWords(words);
        const near = (edits: number) =>
          new Map(index.near(typed, edits).map((one) => [words[one.at], one.distance]));
        const [one, two] = [near(1), near(2)];
        for (const other of words) {
          const distance = distanceByTable(typed, other);
          expect(one.get(other)).toBe(distance <= 1 ? distance : undefined);
          if (distance <= 1 || distance > 2)
            expect(two.get(other)).toBe(distance <= 1 ? distance : undefined);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["two letters changed", "kubarnetas"],
    ["two lost", "kuberntes".slice(0, 8)],
    ["two added", "kkuberneetes"],
    ["two swaps", "ukberneets"],
    ["a swap between two thirds and a letter changed", "kubreneteh"],
    ["a swap at the start and a letter lost at the end", "ukbernete"],
  ])("are found two edits away: %s", (_, typed) => {
    expect(new NearWords(["kubernetes"]).near(typed, 2)).toEqual([{ at: 0, distance: 2 }]);
  });
});
