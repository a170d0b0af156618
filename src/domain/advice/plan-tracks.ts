import type { Knowledge } from "../knowledge.ts";
import type { PersonKind } from "../profile.ts";
import type { Audience, Tracks } from "../reference.ts";

/** The track that shapes a person's plan; null when they have not said who they are. */
export function trackOf(audience: PersonKind | null): Audience | null {
  switch (audience) {
    case null:
      return null;
    case "student":
      return "new-graduate";
    case "career-changer":
      return "career-changer";
    case "tech-professional":
    case "ai-professional":
    case "leader":
    case "hiring":
      return "tech-professional";
  }
}

export function trackEntry(
  knowledge: Knowledge,
  track: Audience | null,
): Tracks["audiences"][number] | undefined {
  return knowledge.tracks.audiences.find((entry) => entry.id === track);
}
