import { listAccountClassificationCodes } from "#db/queries/classification-codes.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import type { Reader } from "#db/tx.ts";
import { checkDiscount } from "#lib/domain/discount/check-discount.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import type { Instant } from "#lib/kernel/instant.ts";

/** What stands against publishing a discount as the console's definitions are now, and those definitions. */
export async function checkDiscountNow(
  reader: Reader,
  document: DiscountDocument,
  now: Instant,
): Promise<{ readonly findings: readonly Finding[]; readonly definitions: Definitions }> {
  const { definitions, offer } = await loadRateDefinitions(reader, now);
  const findings = checkDiscount(document, definitions, {
    products: new Set(Object.keys(offer.products)),
    productTypes: new Set(Object.keys(offer.productTypes)),
    families: new Set(offer.families),
    classifications: new Set(await listAccountClassificationCodes(reader)),
  });
  return { findings, definitions };
}
