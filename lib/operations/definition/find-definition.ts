import { findAccountClassification } from "#db/queries/account-classifications.ts";
import { findBillingTerm } from "#db/queries/billing-terms.ts";
import { findCatalog } from "#db/queries/catalogs.ts";
import { findLookUpTable } from "#db/queries/look-up-tables.ts";
import { findProductFamily } from "#db/queries/product-families.ts";
import { findProductType } from "#db/queries/product-types.ts";
import { codesOfProvider } from "#db/queries/provider-codes.ts";
import { findProvider } from "#db/queries/providers.ts";
import { findReasonCode } from "#db/queries/reason-codes.ts";
import { findSource } from "#db/queries/sources.ts";
import { findStoredProduct } from "#db/queries/stored-products.ts";
import { findSubscriptionType } from "#db/queries/subscription-types.ts";
import { findTaxRate } from "#db/queries/tax-rates.ts";
import { findTimeModel } from "#db/queries/time-models.ts";
import { findUdrType } from "#db/queries/udr-types.ts";
import { findUnit } from "#db/queries/units.ts";
import { findUsageZone } from "#db/queries/usage-zones.ts";
import { findValueList } from "#db/queries/value-lists.ts";
import type { Reader } from "#db/tx.ts";
import { toCatalogAnswer } from "#lib/domain/api/catalog-answers.ts";
import {
  toLookUpTableAnswer,
  toProductAnswer,
  toProductFamilyAnswer,
  toProductTypeAnswer,
  toSourceAnswer,
  toTimeModelAnswer,
  toUdrTypeAnswer,
  toUnitAnswer,
  toUsageZoneAnswer,
  toValueListAnswer,
} from "#lib/domain/api/definition-answers.ts";
import type { DefinitionSegment } from "#lib/domain/api/definition-resources.ts";
import { toTaxRateAnswer } from "#lib/domain/api/tax-rate-answers.ts";
import { toBillingTermAnswer, toGroupAnswer, toProviderAnswer, toReasonCodeAnswer } from "#lib/domain/api/term-answers.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

type DefinitionAnswer = { readonly code: string; readonly revision: number };
type Finder = (database: Reader, code: string) => Promise<DefinitionAnswer | null>;

const FINDERS = {
  units: finder(findUnit, ({ unit }) => toUnitAnswer(unit)),
  "time-models": finder(findTimeModel, toTimeModelAnswer),
  "usage-zones": finder(findUsageZone, toUsageZoneAnswer),
  "value-lists": finder(findValueList, ({ list }) => toValueListAnswer(list)),
  "look-up-tables": finder(findLookUpTable, ({ table }) => toLookUpTableAnswer(table)),
  sources: finder(findSource, ({ source }) => toSourceAnswer(source)),
  "udr-types": finder(findUdrType, ({ udrType }) => toUdrTypeAnswer(udrType)),
  "product-types": finder(findProductType, toProductTypeAnswer),
  "product-families": finder(findProductFamily, toProductFamilyAnswer),
  "tax-rates": finder(findTaxRate, toTaxRateAnswer),
  products: finder(findStoredProduct, toProductAnswer),
  catalogs: finder(findCatalog, toCatalogAnswer),
  "billing-terms": finder(findBillingTerm, ({ scheme }) => toBillingTermAnswer(scheme)),
  "account-classifications": finder(findAccountClassification, ({ classification }) => toGroupAnswer(classification)),
  "subscription-types": finder(findSubscriptionType, ({ type }) => toGroupAnswer(type)),
  providers: finder(findProviderWithCodes, toProviderAnswer),
  "reason-codes": finder(findReasonCode, ({ reason }) => toReasonCodeAnswer(reason)),
} satisfies Record<DefinitionSegment, Finder>;

/** One definition as it is stored, archived or not, and nothing of what uses it: programs read it to write it back. */
export async function findDefinition(
  { database }: Context,
  { segment, code }: { readonly segment: DefinitionSegment; readonly code: string },
): Promise<Result<DefinitionAnswer, Refusal>> {
  const found = await FINDERS[segment](database, code);
  return found === null ? refused({ code: "NOT_FOUND" }) : ok(found);
}

function finder<Found>(
  find: (database: Reader, code: string) => Promise<Found | null>,
  answer: (found: Found) => DefinitionAnswer,
): Finder {
  return async (database, code) => {
    const found = await find(database, code);
    return found === null ? null : answer(found);
  };
}

async function findProviderWithCodes(database: Reader, code: string) {
  const found = await findProvider(database, code);
  return found && { ...found, codes: await codesOfProvider(database, found.provisioningProviderId) };
}
