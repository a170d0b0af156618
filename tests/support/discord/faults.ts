/** Something the app sent that Discord would refuse or that its documentation does not allow. */
export interface Fault {
  /** openapi: the published description; rules: what Discord refuses; judge: the hook; client: other habits. */
  readonly source: "openapi" | "rules" | "judge" | "client";
  /** The request, as "POST /channels/:channel/messages", or the answer it stood in. */
  readonly where: string;
  readonly problems: readonly string[];
  readonly payload: unknown;
}

export interface Faults {
  readonly all: readonly Fault[];
  add(source: Fault["source"], where: string, problems: readonly string[], payload?: unknown): void;
  clear(): void;
}

export function createFaults(): Faults {
  const all: Fault[] = [];
  return {
    all,
    add(source, where, problems, payload = null) {
      if (problems.length > 0) all.push({ source, where, problems, payload });
    },
    clear() {
      all.length = 0;
    },
  };
}
