import { Refusal } from "../refusal.ts";

export type Path = ReadonlyArray<string | number>;

export interface Problem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** Collects what is wrong with a body, in Discord's codes and words. */
export interface Form {
  readonly problems: readonly Problem[];
  add(path: Path, code: string, message: string): void;
  /** Checks the length in characters; absent is fine unless required. */
  length(path: Path, value: string | undefined | null, min: number, max: number, required?: boolean): void;
  /** Checks how many there are. */
  count(path: Path, value: readonly unknown[] | undefined | null, min: number, max: number): void;
  range(path: Path, value: number | undefined, min: number, max: number): void;
}

/** Characters as Discord counts them. */
export const characters = (text: string): number => [...text].length;

export function createForm(): Form {
  const problems: Problem[] = [];
  const add = (path: Path, code: string, message: string) => {
    problems.push({ path, code, message });
  };
  const required = (path: Path) => add(path, "BASE_TYPE_REQUIRED", "This field is required");
  return {
    problems,
    add,
    length(path, value, min, max, needed = false) {
      if (value === undefined || value === null) {
        if (needed) required(path);
        return;
      }
      const size = characters(value);
      if (size >= min && size <= max) return;
      if (min === 0) add(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
      else add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
    },
    count(path, value, min, max) {
      if (value === undefined || value === null) {
        if (min > 0) required(path);
      } else if (value.length < min || value.length > max) {
        add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
      }
    },
    range(path, value, min, max) {
      if (value === undefined) return;
      if (value < min) add(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`);
      if (value > max) add(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
    },
  };
}

interface ErrorTree {
  [key: string]: ErrorTree | Array<{ code: string; message: string }>;
}

function place(tree: ErrorTree, problem: Problem): void {
  let at = tree;
  for (const step of problem.path) {
    const key = String(step);
    const next = at[key];
    if (next === undefined || Array.isArray(next)) at[key] = {};
    at = at[key] as ErrorTree;
  }
  const listed = Array.isArray(at._errors) ? at._errors : [];
  at._errors = [...listed, { code: problem.code, message: problem.message }];
}

/** 50035 with the problems at their places. */
export class InvalidForm extends Refusal {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const errors: ErrorTree = {};
    for (const problem of problems) place(errors, problem);
    super(400, { message: "Invalid Form Body", code: 50_035, errors });
    this.problems = problems;
  }
}

export function refuse(form: Form): void {
  if (form.problems.length > 0) throw new InvalidForm(form.problems);
}

export const problemText = (problem: Problem): string =>
  `${problem.path.length === 0 ? "body" : problem.path.join(".")}: ${problem.code} ${problem.message}`;
