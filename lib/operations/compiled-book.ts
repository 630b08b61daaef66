import { loadRateBook } from "#db/queries/price-plans.ts";
import type { Reader } from "#db/tx.ts";
import type { VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";

const MOST_BOOKS = 200;
const books = new Map<number, CompiledRateBook>();

/** A published book never changes, so its compiled form is kept; the book used longest ago makes room. */
export async function compiledBook(
  reader: Reader,
  { versionId, version }: Pick<VersionHead, "versionId" | "version">,
): Promise<CompiledRateBook> {
  const known = books.get(versionId);
  if (known) {
    books.delete(versionId);
    books.set(versionId, known);
    return known;
  }
  const { rateBook } = await loadRateBook(reader, versionId);
  const compiled = compileRateBook(rateBook, String(version));
  books.set(versionId, compiled);
  const oldest = books.keys().next();
  if (books.size > MOST_BOOKS && !oldest.done) books.delete(oldest.value);
  return compiled;
}
