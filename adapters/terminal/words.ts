import type { Category, Horizon, Tier } from "../../src/domain/taxonomy.ts";

export const CATEGORY_NAMES: Record<Category, string> = {
  "core-technical": "Core technical",
  "specialised-ai": "Specialised AI",
  "business-strategy": "Business and strategy",
  "compliance-ethics": "Compliance and ethics",
  "leadership-management": "Leadership and management",
  "emerging-specialised": "Emerging and specialised",
};

export const TIER_NAMES: Record<Tier, string> = {
  essential: "Essential",
  important: "Important",
  useful: "Useful",
};

export const HORIZON_NAMES: Record<Horizon, string> = {
  high: "high now",
  growing: "growing over 2-3 years",
  emerging: "emerging over 3-5 years",
  steady: "steady",
};

export const BAND_STEPS = ["entry", "mid", "senior", "principal"] as const;

type Range = readonly [number, number];
type Figures = Readonly<Record<(typeof BAND_STEPS)[number], Range>> & { readonly openTop: boolean };

/** "$95k-140k", thousands of dollars a year. */
export function dollars([least, most]: Range, open = false): string {
  return `$${least / 1000}k-${most / 1000}k${open ? "+" : ""}`;
}

export function bandText(band: Figures): string {
  return BAND_STEPS.map(
    (step) => `${step} ${dollars(band[step], step === "principal" && band.openTop)}`,
  ).join(", ");
}
