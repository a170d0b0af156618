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

export const sameChoices = (count: number): string =>
  `The same ${count} choices as above; repeat shows them again.`;
