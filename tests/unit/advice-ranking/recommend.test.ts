import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSkills } from "../../../src/domain/advice/held.ts";
import { createRecommender, recommend } from "../../../src/domain/advice/recommend.ts";
import { weightsOf } from "../../../src/domain/advice/weights.ts";
import { emptyProfile } from "../../../src/domain/profile.ts";
import { profileFromReading } from "../../../src/domain/understanding/profile-from-reading.ts";
import { createUnderstanding } from "../../../src/domain/understanding/understanding.ts";
import { anyone, essentialsOf, knowledge, person } from "./people.ts";

const { recommend: ranked } = createRecommender(knowledge);
const understanding = createUnderstanding(knowledge);
const scoreOf = (profile: Parameters<typeof ranked>[0], id: string) =>
  ranked(profile).roles.find((role) => role.id === id)?.score ?? -1;
const placeOf = (profile: Parameters<typeof ranked>[0], id: string) =>
  ranked(profile).roles.findIndex((role) => role.id === id);
const reasonsOf = (profile: Parameters<typeof ranked>[0], id: string) =>
  ranked(profile).roles.find((role) => role.id === id)?.reasons ?? [];

describe("the ranking", () => {
  it.each(knowledge.currentRoles.map((role) => [role.name, role] as const))(
    "puts %s first for somebody with its essentials",
    (_, role) => {
      const result = ranked(person({ skills: essentialsOf(role) }));
      expect(result.roles[0]?.id).toBe(role.id);
      expect(["strong", "possible"]).toContain(result.fit);
    },
  );

  it.each(knowledge.currentRoles.map((role) => [role.name, role] as const))(
    "puts %s first for somebody who writes its essentials",
    (_, role) => {
      const names = essentialsOf(role).map((id) => knowledge.skillById.get(id)?.name ?? id);
      const text = `I use ${names.join(", ")}.`;
      const result = ranked(profileFromReading(understanding.read(text, { today: "2026-01-05" }), text));
      expect(result.roles[0]?.id).toBe(role.id);
      expect(["strong", "possible"]).toContain(result.fit);
    },
  );

  it("ranks every role of today once, best first, and none of the roles to come", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const { roles } = ranked(profile);
        expect(new Set(roles.map(({ id }) => id))).toEqual(
          new Set(knowledge.currentRoles.map(({ id }) => id)),
        );
        for (const [index, { score }] of roles.entries()) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
          expect(score).toBeLessThanOrEqual(roles[index - 1]?.score ?? 100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is explained by the points of its reasons: more points, no lower score", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const sums = ranked(profile).roles.map((role) => ({
          sum: role.reasons.reduce((sum, { points }) => sum + points, 0),
          score: role.score,
        }));
        for (const a of sums)
          for (const b of sums) if (a.sum > b.sum + 1e-9) expect(a.score).toBeGreaterThanOrEqual(b.score);
        for (const { sum, score } of sums) if (sum <= 0) expect(score).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order in which things were said", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const turned = {
          ...profile,
          skills: Object.fromEntries(Object.entries(profile.skills).reverse()),
          interests: Object.fromEntries(Object.entries(profile.interests).reverse()),
        };
        const shown = (given: typeof profile) =>
          ranked(given).roles.map(({ id, score, fit }) => ({ id, score, fit }));
        expect(shown(turned)).toEqual(shown(profile));
      }),
      { numRuns: 60 },
    );
  });

  it("never gives more for saying that a skill is lacking", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const others = Object.entries(profile.skills).filter(([, { stance }]) => stance !== "lacks");
        const without = { ...profile, skills: Object.fromEntries(others) };
        for (const { id, score } of ranked(without).roles) {
          expect(scoreOf(profile, id)).toBeLessThanOrEqual(score);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("needs nothing but knowledge and a profile", () => {
    const profile = person({ skills: ["pytorch", "cnn"] });
    expect(recommend(knowledge, profile)).toEqual(ranked(profile));
  });
});

describe("what counts", () => {
  it("counts a skill at an advanced level more than the basics of it", () => {
    expect(
      scoreOf(person({ skills: ["reinforcement-learning:advanced"] }), "reinforcement-learning-engineer"),
    ).toBeGreaterThan(
      scoreOf(person({ skills: ["reinforcement-learning:basic"] }), "reinforcement-learning-engineer"),
    );
  });

  it("counts a wish to learn a little, and far less than the skill", () => {
    const wants = scoreOf(
      person({ skills: ["reinforcement-learning:wants"] }),
      "reinforcement-learning-engineer",
    );
    const has = scoreOf(person({ skills: ["reinforcement-learning"] }), "reinforcement-learning-engineer");
    expect(wants).toBeGreaterThan(0);
    expect(wants).toBeLessThan(has / 3);
  });

  it("counts the alternatives of one entry little more than once", () => {
    const one = scoreOf(person({ skills: ["terraform"] }), "ai-infrastructure-engineer");
    const both = scoreOf(person({ skills: ["terraform", "cloudformation"] }), "ai-infrastructure-engineer");
    const another = scoreOf(person({ skills: ["terraform", "networking"] }), "ai-infrastructure-engineer");
    expect(both).toBeGreaterThanOrEqual(one);
    expect(both - one).toBeLessThan((another - one) / 2);
  });

  it("credits what comes with a skill, and says with which", () => {
    const reason = reasonsOf(person({ skills: ["pytorch-lightning"] }), "deep-learning-engineer").find(
      ({ kind, text }) => kind === "implied" && text.includes("comes with PyTorch Lightning"),
    );
    expect(reason?.quote).toBe("said pytorch-lightning");
  });

  it("lets a close relative carry over, for less than the skill that is asked for", () => {
    const reasons = reasonsOf(person({ skills: ["pulumi"] }), "mlops-engineer");
    expect(reasons.some(({ text }) => text.includes("Pulumi carries over to Terraform"))).toBe(true);
    expect(scoreOf(person({ skills: ["pulumi"] }), "mlops-engineer")).toBeLessThan(
      scoreOf(person({ skills: ["terraform"] }), "mlops-engineer"),
    );
  });

  it("never lets what only stands in for a skill say more than the skill", () => {
    const { roles, bySkill } = weightsOf(knowledge);
    for (const [id, entries] of bySkill) {
      for (const { bearing, listed, role, points } of entries) {
        if (bearing === "named") continue;
        const own = bySkill.get(listed)?.find((entry) => entry.role === role)?.points ?? 0;
        const most = bearing === "relative" ? own / 2 : own;
        expect(points, `${id} for ${listed} in ${roles[role]?.id}`).toBeLessThanOrEqual(most);
      }
    }
  });

  it("tells the skill that is asked for before one that carries over to it", () => {
    const reasons = reasonsOf(person({ skills: ["bash", "javascript", "python"] }), "data-scientist");
    expect(reasons[0]?.text).toBe("Python is essential here");
  });

  it("counts a part where the whole is asked for", () => {
    const reasons = reasonsOf(person({ skills: ["random-forests"] }), "machine-learning-engineer");
    expect(reasons.some(({ kind, text }) => kind === "implied" && text.includes("builds on"))).toBe(true);
  });

  it("holds other work against a role only for those who describe theirs", () => {
    const skills = ["python", "sql", "scikit-learn"];
    const against = (interests: Parameters<typeof person>[0]["interests"]) =>
      reasonsOf(person({ skills, ...(interests && { interests }) }), "data-scientist").filter(
        ({ kind, points }) => kind === "interest" && points < 0,
      );
    expect(against({})).toEqual([]);
    expect(against({ analysis: "likes" })).toEqual([]);
    expect(against({ operations: "does" })).toHaveLength(1);
  });

  it("never holds the field of a skill against a person", () => {
    const reasons = reasonsOf(
      person({ skills: ["opencv", "object-detection", "image-segmentation"] }),
      "data-analyst",
    );
    expect(reasons.filter(({ points }) => points < 0)).toEqual([]);
  });

  it("never lets a useful skill say more than an essential one", () => {
    const { bySkill } = weightsOf(knowledge);
    for (const [place, { name }] of knowledge.currentRoles.entries()) {
      const entries = [...bySkill.values()].flat().filter(({ role }) => role === place);
      const points = (tier: string) =>
        entries
          .filter((entry) => entry.tier === tier && entry.bearing === "named")
          .map((entry) => entry.points);
      expect(Math.max(...points("useful")), name).toBeLessThanOrEqual(Math.min(...points("essential")));
    }
  });

  it("counts what several skills build on once", () => {
    const linux = reasonsOf(person({ skills: ["devops", "kubernetes", "prometheus"] }), "robotics-engineer")
      .filter(({ text }) => text.includes("Linux"))
      .map(({ points }) => points)
      .sort((a, b) => b - a);
    const [most = 0, ...others] = linux;
    expect(others.length).toBeGreaterThan(0);
    for (const points of others) expect(points).toBeLessThan(most / 2);
  });

  it("puts what draws a leader above leading", () => {
    const skills = ["storytelling", "seo", "copywriting", "leadership"];
    const interests = { "people-management": "does", creative: "likes", coding: "avoids" } as const;
    const leader = person({ skills, interests, rest: { audience: "leader" } });
    expect(placeOf(leader, "ai-content-specialist")).toBe(0);
    expect(placeOf(leader, "ai-product-marketing-manager")).toBeLessThan(4);
  });

  it("takes a role down where a lot of the work is what somebody avoids", () => {
    const interests = { vision: "does", coding: "avoids" } as const;
    const radiologist = person({ skills: ["healthcare-industry"], interests });
    expect(placeOf(radiologist, "computer-vision-engineer")).toBeGreaterThan(2);
  });

  it("does not hold today's work against somebody who says what draws them", () => {
    const profile = person({ skills: ["seo"], interests: { operations: "does", creative: "likes" } });
    expect(reasonsOf(profile, "ai-content-specialist").filter(({ points }) => points < 0)).toEqual([]);
  });

  it("puts a wished-for role first when little else is known, and says that it is the goal", () => {
    const profile = person({ skills: ["excel"], titles: { "robotics-engineer": "wants" } });
    expect(placeOf(profile, "robotics-engineer")).toBe(0);
    expect(reasonsOf(profile, "robotics-engineer")[0]).toMatchObject({
      kind: "wish",
      quote: "said robotics-engineer",
    });
  });

  it("holds no question to data against whoever avoids pipelines", () => {
    const interests = { analysis: "likes", "data-systems": "avoids" } as const;
    const profile = person({ skills: ["excel", "sql"], interests });
    expect(placeOf(profile, "data-analyst")).toBe(0);
    expect(reasonsOf(profile, "data-analyst").filter(({ points }) => points < 0)).toEqual([]);
  });

  it("counts doing above liking, and avoiding against", () => {
    const stance = (how: "does" | "likes" | "avoids") =>
      scoreOf(
        person({ skills: ["statistics", "python"], interests: { research: how } }),
        "research-scientist",
      );
    expect(stance("does")).toBeGreaterThan(stance("likes"));
    expect(stance("likes")).toBeGreaterThan(stance("avoids"));
    const avoids = person({ skills: ["python"], interests: { "on-call": "avoids" } });
    expect(
      reasonsOf(avoids, "mlops-engineer").some(({ kind, points }) => kind === "avoids" && points < 0),
    ).toBe(true);
  });

  it("brings leadership roles nearer to leaders and keeps them from beginners", () => {
    const skills = ["machine-learning", "people-management", "hiring"];
    const as = (audience: "leader" | "student") =>
      scoreOf(person({ skills, rest: { audience } }), "ai-engineering-manager");
    expect(as("leader")).toBeGreaterThan(as("student"));
  });
});

describe("the words of reasons", () => {
  it("say of no work that it is most of a role, and nothing that is not about the person", () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom("europe", "healthcare"), (profile, place) => {
        const settled = { ...profile, region: place, industry: place };
        for (const { reasons } of ranked(settled).roles) {
          for (const { text } of reasons)
            expect(text).not.toMatch(/most of the work|demand|little used|^Asked for in particular/i);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [3, "A lot of the work is images and video"],
    [2, "A good part of the work is mathematics and statistics"],
    [1, "Some of the work is robots, sensors and machines"],
  ])("call grade %i by its name", (_, words) => {
    const interests = { vision: "likes", maths: "likes", hardware: "likes" } as const;
    const texts = reasonsOf(person({ interests }), "computer-vision-engineer").map(({ text }) => text);
    expect(texts).toContain(words);
  });
});

describe("what would settle it", () => {
  it("is what draws a person when skills are known and interests are not", () => {
    expect(ranked(person({ skills: ["excel", "sql"] })).settle).toEqual({ kind: "draws", id: null });
  });

  it("is never something that is known already", () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const { settle } = ranked(profile);
        if (settle === null || settle.id === null) return;
        const known = settle.kind === "skill" ? profile.skills : profile.interests;
        expect(Object.hasOwn(known, settle.id)).toBe(false);
        expect(effectiveSkills(knowledge, profile).has(settle.id)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the fit", () => {
  it("is none, with a question, when nothing is known", () => {
    expect(ranked(emptyProfile())).toMatchObject({ fit: "none", settle: { kind: "skills", id: null } });
  });

  it.each([
    [
      "a web developer",
      ["python", "sql", "docker", "aws", "react", "nodejs", "typescript", "postgresql", "git", "html-css"],
    ],
    [
      "an operations engineer",
      ["linux", "docker", "kubernetes", "terraform", "ansible", "aws", "prometheus", "networking", "bash"],
    ],
    [
      "a programme manager",
      ["project-management", "communication", "people-management", "stakeholder-management", "leadership"],
    ],
  ])("of %s is never strong", (_, skills) => {
    expect(ranked(person({ skills })).fit).not.toBe("strong");
  });

  it("is never strong on interests and wishes alone", () => {
    const interests = { research: "likes", maths: "likes", modelling: "likes", coding: "does" } as const;
    const profile = person({ interests, titles: { "research-scientist": "wants" } });
    expect(ranked(profile).fit).toBe("possible");
  });

  it("is not possible by one thing alone that draws a person", () => {
    const translator = ranked(person({ interests: { language: "likes" } }));
    expect(translator.fit).toBe("none");
    expect(ranked(person({ interests: { language: "likes", generative: "likes" } })).fit).toBe("possible");
  });

  it("is strong with the skills that are particular to a role", () => {
    const skills = [
      "python",
      "nlp",
      "spacy",
      "named-entity-recognition",
      "transformers",
      "bert",
      "text-classification",
      "tokenization",
    ];
    const result = ranked(person({ skills }));
    expect(result).toMatchObject({ fit: "strong" });
    expect(result.roles[0]?.id).toBe("nlp-engineer");
  });
});
