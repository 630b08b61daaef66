import type { DiscountInForce } from "#db/queries/discounts.ts";
import { loadRateBook } from "#db/queries/price-plans.ts";
import type { Reader } from "#db/tx.ts";
import { withDiscounts } from "#lib/domain/discount/resolve-discount.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";

const MOST_BOOKS = 200;
const books = new Map<string, CompiledRateBook>();

/**
 * Published books and discounts never change, so what they compile to is kept: one for each set of discounts on top of a version. The one
 * used longest ago makes room.
 */
export async function compiledBook(
  reader: Reader,
  { versionId, version }: Pick<VersionHead, "versionId" | "version">,
  discounts: readonly DiscountInForce[] = [],
): Promise<CompiledRateBook> {
  const key = [versionId, ...discounts.map((discount) => discount.versionId)].join(" ");
  const known = books.get(key);
  if (known) {
    books.delete(key);
    books.set(key, known);
    return known;
  }
  const { rateBook } = await loadRateBook(reader, versionId);
  const whole = withDiscounts(
    rateBook,
    discounts.map(({ resolved }) => resolved),
  );
  const compiled = compileRateBook(whole, String(version));
  books.set(key, compiled);
  const oldest = books.keys().next();
  if (books.size > MOST_BOOKS && !oldest.done) books.delete(oldest.value);
  return compiled;
}
