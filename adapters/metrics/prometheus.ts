import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "../../src/app/metrics.ts";

/** Platforms have some dozens of codes; a proxy that makes up its own must not fill the memory. */
const CODES_MAX = 200;
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface PrometheusMetrics extends Metrics {
  /** The text that a Prometheus server reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Counts for operators, in the Prometheus text format. Labels are words of the program, never of people. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turns = new Counter({
    name: "rolewise_turns_total",
    help: "Turns by surface and by what became of them: answered, repeated (redelivered), refused (limits), failed (store).",
    labelNames: ["surface", "outcome"],
    registers,
  });
  const turnSeconds = new Histogram({
    name: "rolewise_turn_seconds",
    help: "From taking a turn to its reply being sent.",
    labelNames: ["surface"],
    buckets: SECONDS,
    registers,
  });
  const waiting = new Gauge({
    name: "rolewise_turns_waiting",
    help: "Turns that wait or are in hand.",
    registers,
  });
  const storeSeconds = new Histogram({
    name: "rolewise_store_seconds",
    help: "Operations of the store.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const storeFailures = new Counter({
    name: "rolewise_store_failures_total",
    help: "Operations of the store that failed.",
    labelNames: ["operation"],
    registers,
  });
  const platformErrors = new Counter({
    name: "rolewise_platform_errors_total",
    help: "Error answers of chat platforms, by their own code.",
    labelNames: ["surface", "code"],
    registers,
  });
  const codes = new Set<string>();
  const known = (code: string): string => {
    if (codes.size < CODES_MAX) codes.add(code);
    return codes.has(code) ? code : "other";
  };
  return {
    turn(surface, outcome, milliseconds) {
      turns.inc({ surface, outcome });
      turnSeconds.observe({ surface }, milliseconds / 1000);
    },
    waiting: (count) => waiting.set(count),
    store(operation, milliseconds, failed) {
      storeSeconds.observe({ operation }, milliseconds / 1000);
      if (failed) storeFailures.inc({ operation });
    },
    platformError: (surface, code) => platformErrors.inc({ surface, code: known(code) }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
