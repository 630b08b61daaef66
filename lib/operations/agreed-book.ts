import { agreedDiscounts } from "#lib/domain/allowance/allowance-book.ts";
import type { SharedTermsOf } from "#lib/domain/allowance/allowance-schema.ts";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { addDiscounts } from "#lib/rating/add-discounts.ts";
import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";

/** Of one book, with the allowances of that many agreements. */
const MOST_AGREED = 100;
const agreed = new WeakMap<CompiledRateBook, Map<string, CompiledRateBook>>();

/**
 * A book with what the account's SIMs share by its agreement. Documents never change, so what they compile to is kept beside the book, as
 * long as that is; the agreement that was first makes room.
 */
export function agreedBook(book: CompiledRateBook, terms: SharedTermsOf | null): CompiledRateBook {
  if (terms === null || terms.allowances === undefined) return book;
  const known = agreed.get(book) ?? new Map<string, CompiledRateBook>();
  agreed.set(book, known);
  const key = canonicalJson([terms.allowances, terms.zones ?? {}, terms.timeZone]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = addDiscounts(book, agreedDiscounts(terms));
  const oldest = known.keys().next();
  if (known.size >= MOST_AGREED && !oldest.done) known.delete(oldest.value);
  known.set(key, made);
  return made;
}
