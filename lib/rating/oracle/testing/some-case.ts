import fc from "fast-check";
import type { RateBook } from "../../rate-book.ts";
import type { Entry } from "./naive-engine.ts";
import { someBook } from "./some-book.ts";
import { ANCHORS, someEntries } from "./some-usage.ts";

export type Case = { readonly book: RateBook; readonly entries: readonly Entry[] };

/** Any plan, and usage around one instant. */
export const someCase: fc.Arbitrary<Case> = fc
  .constantFrom(...ANCHORS)
  .chain((around) => fc.record({ book: someBook(around), entries: someEntries(around) }));
