import { type Refused, refused } from "#lib/kernel/result.ts";
import type { RatingRefusal } from "#lib/rating/rating-refusal.ts";
import type { Refusal } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";

/** Why a line has no price: the codes that the pricing document's format names, and no others. */
export type LineRefusal = {
  readonly code: RatingRefusal["code"] | "BAD_LINE" | "CURRENCY_MISMATCH";
  /** The member at fault: "amount", "metadata.mbps", "adHoc[0].value". Empty for the line itself. */
  readonly path: string;
  readonly message: string;
};

/** The line is not what the format says. The message says what to write instead. */
export function badLine(path: string, message: string): Refused<LineRefusal> {
  return refused({ code: "BAD_LINE", path, message });
}

/** In the console's own words; `sentence` is another of its refusals where that one says more than the code's own. */
export function refusedLine(code: LineRefusal["code"], path: string, sentence: Partial<Refusal> = {}): Refused<LineRefusal> {
  return refused({ code, path, message: refusalSentence({ code, ...sentence }) });
}

/** What the engine refuses, with the member of the line that its reason is about. */
export function lineRefusalOf({ code, params }: RatingRefusal): LineRefusal {
  return { code, path: pathOf(code, params.attribute), message: refusalSentence({ code, params }) };
}

function pathOf(code: LineRefusal["code"], attribute: string | undefined): string {
  if (attribute !== undefined) return `metadata.${attribute}`;
  return code === "NO_RATE" ? "product" : "amount";
}
