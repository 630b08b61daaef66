import { loadRateDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import type { Reader } from "#db/tx.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What a screen needs beside a document to show it in words and to price with it in the browser. */
export async function rateSurroundings(reader: Reader, at: Instant): Promise<RatingSurroundings> {
  return { definitions: await loadRateDefinitions(reader, at), names: await loadRateNames(reader) };
}
