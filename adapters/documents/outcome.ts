import type { DocumentRefusal, DocumentText } from "../../src/app/documents.ts";

export type Refused = Extract<DocumentText, { kind: "refused" }>;

export const refused = (why: DocumentRefusal): Refused => ({ kind: "refused", why });
