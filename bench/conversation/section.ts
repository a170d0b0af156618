import { checkConversations } from "../../src/content/load-content.ts";
import { ROOT } from "../paths.ts";
import { loadProject } from "../project.ts";
import { atLeast, atMost, type Row, report } from "../rows.ts";
import { botbuilder } from "./botbuilder.ts";
import type { Engine } from "./engine.ts";
import { answerReader } from "./interview.ts";
import { type Measured, measureEngines } from "./measure.ts";
import { rolewise } from "./ours.ts";
import { rivescript } from "./rivescript.ts";
import { handWritten } from "./switch.ts";
import { xstate } from "./xstate.ts";

const ROUNDS = 7;
/** An unusable answer is read as a sentence, and so is held to what free text may take. */
const TIMED = [
  ["choice or number", 10],
  ["unusable", 100],
  ["free text", 100],
] as const;

const project = loadProject();
const conversations = checkConversations({ root: ROOT }, null);
if (!conversations.ok) throw new Error("the conversations do not load; run: npm run rolewise -- check");
const read = answerReader(project.understanding);
const base = handWritten(read);
const ours = rolewise(project, conversations.data.texts);
const peers = [rivescript(read), xstate(read), botbuilder(read)];
const engines = [base, ours, ...peers];
const measured = await measureEngines(engines, ROUNDS);

report({
  title: "Conversation: one interview of 8 questions, 11 turns with the greeting and 2 unusable answers",
  notes: [
    "Every engine reads skills with the same reader (understanding.read), so the engine alone differs; each result is checked.",
    "Unusable answers are apart: ours reads them as a sentence that may say something else, the others only ask again.",
    `${ROUNDS} interleaved rounds, medians; ${engines.map((one) => `${of(one).conversations} (${one.name})`).join(", ")} conversations.`,
  ],
  rows: [...turnRows(), ...wholeRows(), ...percentileRows(), ...byteRows()],
});

function of(engine: Engine): Measured {
  const found = measured.get(engine);
  if (found === undefined) throw new Error(`${engine.name} was not measured`);
  return found;
}

function speed(engine: Engine): number {
  return 1e6 / of(engine).perTurn["choice or number"];
}

function overall(engine: Engine): number {
  return 1e6 / of(engine).overall;
}

function turnRows(): Row[] {
  const bounds = new Map<Engine, number>([
    [base, 0.5],
    ...peers.map((peer, index): [Engine, number] => [peer, [5, 7, 100][index] ?? 1]),
  ]);
  return [
    ...engines.map((engine) => ({
      name: `choice and number turns: ${engine.name}`,
      value: speed(engine),
      unit: "turns/s",
      ...(engine !== base && { ratio: { value: speed(engine) / speed(base), to: "switch" } }),
    })),
    ...[...bounds].map(([peer, bound]) => ratioRow("choice and number turns", peer, speed, bound)),
  ];
}

function wholeRows(): Row[] {
  const kinds = ["greeting", "unusable", "free text"] as const;
  return [
    ...kinds.map((kind) => ({
      name: `${kind} turns: ${ours.name}`,
      value: 1e6 / of(ours).perTurn[kind],
      unit: "turns/s",
      ratio: { value: of(base).perTurn[kind] / of(ours).perTurn[kind], to: "switch" },
    })),
    ...engines.map((engine) => ({
      name: `whole conversation: ${engine.name}`,
      value: overall(engine),
      unit: "turns/s",
      ...(engine !== base && { ratio: { value: overall(engine) / overall(base), to: "switch" } }),
    })),
    ...peers.map((peer, index) => ratioRow("whole conversation", peer, overall, [5, 7, 100][index] ?? 1)),
  ];
}

function ratioRow(what: string, peer: Engine, measure: (engine: Engine) => number, bound: number): Row {
  const value = measure(ours) / measure(peer);
  const name = peer === base ? "switch" : (peer.name.split(/[ ,]/)[0] ?? peer.name);
  return {
    name: `${what}: ours to ${name}`,
    value,
    unit: `x ${name}`,
    target: atLeast(value, bound, `x ${name}`),
  };
}

function percentileRows(): Row[] {
  return engines.flatMap((engine) =>
    TIMED.flatMap(([kind, bound]) => {
      const { p50, p99 } = of(engine).singles[kind];
      return [
        { name: `one turn, ${kind}, p50: ${engine.name}`, value: p50, unit: "us" },
        {
          name: `one turn, ${kind}, p99: ${engine.name}`,
          value: p99,
          unit: "us",
          ...(engine === ours && { target: atMost(p99, bound, "us") }),
        },
      ];
    }),
  );
}

function byteRows(): Row[] {
  return engines.map((engine) => ({
    name: `stored conversation, at most: ${engine.name}`,
    value: of(engine).bytes,
    unit: "bytes",
    ...(engine !== base && { ratio: { value: of(engine).bytes / of(base).bytes, to: "switch" } }),
    ...(engine === ours && { target: atMost(of(engine).bytes, 400, "bytes") }),
  }));
}
