import type { SalaryCard } from "../../domain/cards.ts";

/** The steps of a salary band, lowest first. */
export const BAND_STEPS = ["entry", "mid", "senior", "principal"] as const;

/** "$95k-140k", from dollars a year. */
export function dollars([least, most]: readonly [number, number], open = false): string {
  return `$${least / 1000}k-${most / 1000}k${open ? "+" : ""}`;
}

export function salaryText(card: Pick<SalaryCard, (typeof BAND_STEPS)[number] | "openTop">): string {
  return BAND_STEPS.map(
    (step) => `${step} ${dollars(card[step], step === "principal" && card.openTop)}`,
  ).join(", ");
}
