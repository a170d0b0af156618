import type { Tier } from "../taxonomy.ts";

/** What a tier says of everyday work: essentials are used daily, useful ones now and then. */
export const TIER_SHARE: Record<Tier, number> = { essential: 3, important: 2, useful: 1 };
