import type { Explanation } from "#lib/rating/explanation.ts";
import type { Amounts } from "#lib/rating/round-and-tax.ts";
import type { LineRefusal } from "./line-refusal.ts";

/** What became of one line of usage. */
export type LineResult =
  | {
      readonly isRated: true;
      readonly udr: string;
      readonly amounts: Amounts;
      /** Null where nobody asked why. */
      readonly explanation: Explanation | null;
      /** What the usage amount counts, where the document says so. */
      readonly unit: string | null;
    }
  /** The number of the UDR is null where the line does not even say that. */
  | { readonly isRated: false; readonly udr: string | null; readonly refusal: LineRefusal };
