import type { Reason } from "../../domain/advice/reason.ts";
import { plain, quote, type Spans } from "../reply.ts";

/** A reason with the person's words. A button's words were said already: quoting them adds nothing. */
export function reasonSpans({ text, quote: words }: Reason): Spans {
  return words === "" || text.includes(words) ? [plain(text)] : [plain(`${text}: `), quote(words)];
}
