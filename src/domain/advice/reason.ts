/** Why a role stands where it stands: one thing that the person said, and what it is worth. */
export interface Reason {
  readonly kind: ReasonKind;
  /** In words, a sentence without a full stop: "Python is essential here". */
  readonly text: string;
  /** The person's own words; "" where there are none. */
  readonly quote: string;
  /** Below zero: speaks against the role. */
  readonly points: number;
}

export type ReasonKind =
  | "skill"
  | "implied"
  | "title"
  | "wish"
  | "interest"
  | "avoids"
  | "audience"
  | "years"
  | "setting";

export type Fit = "strong" | "possible" | "none";
