/** What is copied from one storage to another. */
export type CopyPart = "sessions" | "installations" | "jobs";

export interface CopyProgress {
  readonly part: CopyPart;
  readonly phase: "copy" | "verify";
  /** Things of this part so far. */
  readonly done: number;
}

export interface CopyRequest {
  /** A folder, the address of a PostgreSQL database, or the name of a variable that holds one of them. */
  readonly from: string;
  readonly to: string;
  /** What is in the target and differs is replaced. */
  readonly replace: boolean;
  readonly onProgress: (progress: CopyProgress) => void;
}

export interface CopyCounts {
  readonly copied: number;
  /** Were in the target already. */
  readonly same: number;
  /** Are in the target with another content, and were left alone. */
  readonly different: number;
  /** Cannot be read in the source. */
  readonly unreadable: number;
  /** Of what the source holds. */
  readonly count: number;
  readonly checksum: string;
}

export interface CopySummary {
  /** Everything was read back from the target, and is the same. */
  readonly verified: boolean;
  readonly parts: Readonly<Record<CopyPart, CopyCounts>>;
}
