import { describe, expect, it } from "vitest";
import { gaps } from "../../../src/domain/advice/gaps.ts";
import { profileFromReading } from "../../../src/domain/understanding/profile-from-reading.ts";
import { realContent } from "../../support/conversation.ts";

describe("a strong fit", () => {
  it("is never said of a role of which a person holds hardly any essentials", () => {
    const { understanding, advisor, knowledge } = realContent();
    const texts = [
      "Student. Python, scikit-learn, basic PyTorch, linear algebra, statistics, git. I love maths and training models and read papers",
      "Physicist: MATLAB, C++, Bayesian statistics, differential equations, simulation, I love research",
    ];
    for (const text of texts) {
      const profile = profileFromReading(understanding.read(text), text);
      for (const role of advisor.recommend(profile).roles.filter(({ fit }) => fit === "strong")) {
        const { essential } = gaps(knowledge, profile, role.id).counts;
        expect((essential.have + essential.partly) / essential.of, role.id).toBeGreaterThanOrEqual(0.2);
      }
    }
  });
});
