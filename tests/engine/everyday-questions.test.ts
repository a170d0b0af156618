import { describe, expect, it } from "vitest";
import type { IntentId } from "../../src/engine/conversation.ts";
import { newState, type SessionState } from "../../src/engine/state.ts";
import { transition } from "../../src/engine/transition.ts";
import { realContent, shown } from "../support/conversation.ts";

/** What people ask after their recommendation, about roles by name and about the role in hand. */
const QUESTIONS: Readonly<Partial<Record<IntentId, readonly string[]>>> = {
  why: [
    "why not data scientist?",
    "Why data engineer?",
    "why is mlops engineer not on the list?",
    "why did you recommend data analyst",
    "would AI engineer suit me?",
    "is prompt engineer something for me?",
    "why this one?",
  ],
  needs: [
    "is a degree needed?",
    "do I need a PhD?",
    "can I skip the maths?",
    "do I need to code?",
    "is it hard?",
    "are there certificates?",
    "could I do it without a degree?",
    "how much maths does a data scientist need?",
  ],
  salary: [
    "what does it pay?",
    "how much would I earn?",
    "how much does it pay in Germany",
    "how much should I pay a data scientist in Germany",
    "how much should I offer a senior ML engineer in London?",
    "how much money do you get as a data scientist",
  ],
  plan: [
    "what if I only had 3 hours",
    "what should I do first?",
    "what projects should I build?",
    "how long does it take me to become an mlops engineer?",
    "I have 4 hours now",
  ],
  compare: [
    "which one should I pick?",
    "what's the difference between the first two?",
    "which is the easiest?",
  ],
  market: ["what pays more?", "which job pays most", "will AI take this job?"],
  recommend: ["show my roles again"],
  "next-roles": ["more roles", "other roles?", "I don't like this role", "what else fits me?"],
  role: ["what does a data analyst do all day?", "what's a machine learning engineer's day like?"],
  "role-all": ["which skills are must-have for a data engineer?"],
  how: ["what does possible fit mean"],
  "remove-skill": ["forget Airflow", "forget what I said about Airflow", "I lied about Airflow"],
};
const CASES = Object.entries(QUESTIONS).flatMap(([id, texts]) => texts.map((text) => [text, id] as const));

describe("an everyday question", () => {
  it.each(CASES)("%s", (text, id) => {
    expect(realContent().intents.match(text, false)?.id).toBe(id);
  });
});

const place = { now: "2026-11-02T09:00:00.000Z" };
const replyAfter = (...texts: string[]) => {
  let state: SessionState = newState();
  let reply = "";
  for (const text of texts) {
    const result = transition(realContent(), state, { kind: "text", text }, place);
    state = result.state;
    reply = shown(result.reply);
  }
  return reply;
};

describe("the answer to why", () => {
  it("gives the place, what speaks for the role in the person's words, what is missing and what is ahead", () => {
    const reply = replyAfter(
      "I know Python and statistics well, and I like digging into data",
      "why not data engineer?",
    );
    expect(reply).toMatch(/number \d+ of 31/i);
    expect(reply).toContain("Speaks for it");
    expect(reply).toContain("I know Python and statistics well");
    expect(reply).toMatch(/Essentials you have not named: .*SQL/);
    expect(reply).toContain("Ahead of it: ");
  });

  it("says so when nothing is known about the person", () => {
    expect(replyAfter("why data engineer?")).toContain(
      "Nothing you told me says anything about Data Engineer yet",
    );
  });
});

describe("somebody who hires and describes a project in passing", () => {
  it("is told whom to hire first, for that project", () => {
    const reply = replyAfter("I'm CTO of a startup and need to build an AI team for a chatbot");
    expect(reply).toContain("Whom to hire first");
    expect(reply).toContain("A chatbot or assistant");
  });

  it("is offered what hiring people need where nothing was understood", () => {
    const reply = replyAfter("I want to hire a data team", "blah blub");
    expect(reply).toContain("Who owns an incident");
    expect(reply).not.toContain("My roles");
  });
});
