/** JSON of the outside world: nothing is known of it until it is looked at. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textAt = (from: Json, key: string): string | undefined => {
  const value = from[key];
  return typeof value === "string" ? value : undefined;
};

export const objectAt = (from: Json, key: string): Json | undefined => {
  const value = from[key];
  return isJson(value) ? value : undefined;
};

/** The objects of a list; what is no object is left out. */
export const objectsAt = (from: Json, key: string): Json[] => {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
};

/** @returns undefined when the text is no JSON */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One line for an error message. */
export const brief = (value: unknown, length = 160): string => {
  const text = (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).replace(/\s+/g, " ");
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
};
