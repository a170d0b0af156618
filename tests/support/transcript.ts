/**
 * A golden conversation: a text file that reads like a session.
 *   # what it shows
 *   > what the person writes ("\n" for a line break)
 *   ~ 7d          time passes (m, h or d)
 *   ! other       the script changes from here on; see CHANGES in transcripts.test.ts
 * Everything else is what the advisor answers.
 */
export type Line =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "says"; readonly text: string }
  | { readonly kind: "wait"; readonly ms: number; readonly text: string }
  | { readonly kind: "change"; readonly name: string };

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export function parseTranscript(text: string): Line[] {
  return text.split("\n").flatMap((line): Line[] => {
    if (line.startsWith("# ")) return [{ kind: "title", text: line.slice(2) }];
    if (line.startsWith("> ")) return [{ kind: "says", text: line.slice(2).replaceAll("\\n", "\n") }];
    if (line.startsWith("! ")) return [{ kind: "change", name: line.slice(2) }];
    const wait = /^~ (\d+)([mhd])$/.exec(line);
    if (wait === null) return [];
    return [{ kind: "wait", ms: Number(wait[1]) * UNITS[wait[2] as keyof typeof UNITS], text: line }];
  });
}
