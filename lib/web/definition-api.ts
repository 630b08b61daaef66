import "server-only";
import * as z from "zod";
import { toCatalogAnswer } from "#lib/domain/api/catalog-answers.ts";
import {
  toListedProductAnswer,
  toLookUpTableAnswer,
  toProductFamilyAnswer,
  toProductTypeAnswer,
  toSourceAnswer,
  toTimeModelAnswer,
  toUdrTypeAnswer,
  toUnitAnswer,
  toUsageZoneAnswer,
  toValueListAnswer,
} from "#lib/domain/api/definition-answers.ts";
import { bodiesOf, type SaveSchema } from "#lib/domain/api/definition-bodies.ts";
import { type DefinitionSegment, definitionListQuery, productPageQuery } from "#lib/domain/api/definition-resources.ts";
import { toTaxRateAnswer } from "#lib/domain/api/tax-rate-answers.ts";
import { toBillingTermAnswer, toGroupAnswer, toListedProviderAnswer, toReasonCodeAnswer } from "#lib/domain/api/term-answers.ts";
import { saveBillingTermInput } from "#lib/domain/billing-term/billing-term-schema.ts";
import { saveGroupInput } from "#lib/domain/billing-term/named-group.ts";
import { saveCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { type DefinitionAtRevision, saveTimeModelInput, saveUnitInput } from "#lib/domain/definition/definition-schema.ts";
import { saveSourceInput } from "#lib/domain/definition/source-schema.ts";
import { saveUdrTypeInput } from "#lib/domain/definition/udr-type-schema.ts";
import { saveUsageZoneInput } from "#lib/domain/definition/usage-zone-schema.ts";
import { saveValueListInput } from "#lib/domain/definition/value-list-schema.ts";
import { saveLookUpTableInput } from "#lib/domain/look-up/look-up-schema.ts";
import { saveProductFamilyInput, saveProductInput, saveProductTypeInput } from "#lib/domain/product/product-schema.ts";
import { saveProviderInput } from "#lib/domain/provider/provider-schema.ts";
import { saveReasonInput } from "#lib/domain/reason/reason-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { saveTaxRateInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { archiveAccountClassification } from "#lib/operations/billing-term/archive-account-classification.ts";
import { archiveBillingTerm } from "#lib/operations/billing-term/archive-billing-term.ts";
import { archiveSubscriptionType } from "#lib/operations/billing-term/archive-subscription-type.ts";
import { listAccountClassifications } from "#lib/operations/billing-term/list-account-classifications.ts";
import { listBillingTerms } from "#lib/operations/billing-term/list-billing-terms.ts";
import { listSubscriptionTypes } from "#lib/operations/billing-term/list-subscription-types.ts";
import { restoreAccountClassification } from "#lib/operations/billing-term/restore-account-classification.ts";
import { restoreBillingTerm } from "#lib/operations/billing-term/restore-billing-term.ts";
import { restoreSubscriptionType } from "#lib/operations/billing-term/restore-subscription-type.ts";
import { saveAccountClassification } from "#lib/operations/billing-term/save-account-classification.ts";
import { saveBillingTerm } from "#lib/operations/billing-term/save-billing-term.ts";
import { saveSubscriptionType } from "#lib/operations/billing-term/save-subscription-type.ts";
import { archiveCatalog } from "#lib/operations/catalog/archive-catalog.ts";
import { listCatalogs } from "#lib/operations/catalog/list-catalogs.ts";
import { restoreCatalog } from "#lib/operations/catalog/restore-catalog.ts";
import { saveCatalog } from "#lib/operations/catalog/save-catalog.ts";
import type { Context } from "#lib/operations/context.ts";
import { archiveSource } from "#lib/operations/definition/archive-source.ts";
import { archiveTimeModel } from "#lib/operations/definition/archive-time-model.ts";
import { archiveUdrType } from "#lib/operations/definition/archive-udr-type.ts";
import { archiveUnit } from "#lib/operations/definition/archive-unit.ts";
import { archiveUsageZone } from "#lib/operations/definition/archive-usage-zone.ts";
import { archiveValueList } from "#lib/operations/definition/archive-value-list.ts";
import { listSources } from "#lib/operations/definition/list-sources.ts";
import { listTimeModels } from "#lib/operations/definition/list-time-models.ts";
import { listUdrTypes } from "#lib/operations/definition/list-udr-types.ts";
import { listUnits } from "#lib/operations/definition/list-units.ts";
import { listUsageZones } from "#lib/operations/definition/list-usage-zones.ts";
import { listValueLists } from "#lib/operations/definition/list-value-lists.ts";
import { restoreSource } from "#lib/operations/definition/restore-source.ts";
import { restoreTimeModel } from "#lib/operations/definition/restore-time-model.ts";
import { restoreUdrType } from "#lib/operations/definition/restore-udr-type.ts";
import { restoreUnit } from "#lib/operations/definition/restore-unit.ts";
import { restoreUsageZone } from "#lib/operations/definition/restore-usage-zone.ts";
import { restoreValueList } from "#lib/operations/definition/restore-value-list.ts";
import { saveSource } from "#lib/operations/definition/save-source.ts";
import { saveTimeModel } from "#lib/operations/definition/save-time-model.ts";
import { saveUdrType } from "#lib/operations/definition/save-udr-type.ts";
import { saveUnit } from "#lib/operations/definition/save-unit.ts";
import { saveUsageZone } from "#lib/operations/definition/save-usage-zone.ts";
import { saveValueList } from "#lib/operations/definition/save-value-list.ts";
import { archiveLookUpTable } from "#lib/operations/look-up/archive-look-up-table.ts";
import { listLookUpTables } from "#lib/operations/look-up/list-look-up-tables.ts";
import { restoreLookUpTable } from "#lib/operations/look-up/restore-look-up-table.ts";
import { saveLookUpTable } from "#lib/operations/look-up/save-look-up-table.ts";
import { archiveProduct } from "#lib/operations/product/archive-product.ts";
import { archiveProductFamily } from "#lib/operations/product/archive-product-family.ts";
import { archiveProductType } from "#lib/operations/product/archive-product-type.ts";
import { listProductFamilies } from "#lib/operations/product/list-product-families.ts";
import { listProductTypes } from "#lib/operations/product/list-product-types.ts";
import { listProducts } from "#lib/operations/product/list-products.ts";
import { restoreProduct } from "#lib/operations/product/restore-product.ts";
import { restoreProductFamily } from "#lib/operations/product/restore-product-family.ts";
import { restoreProductType } from "#lib/operations/product/restore-product-type.ts";
import { saveProduct } from "#lib/operations/product/save-product.ts";
import { saveProductFamily } from "#lib/operations/product/save-product-family.ts";
import { saveProductType } from "#lib/operations/product/save-product-type.ts";
import { archiveProvider } from "#lib/operations/provider/archive-provider.ts";
import { listProviders } from "#lib/operations/provider/list-providers.ts";
import { restoreProvider } from "#lib/operations/provider/restore-provider.ts";
import { saveProvider } from "#lib/operations/provider/save-provider.ts";
import { archiveReasonCode } from "#lib/operations/reason/archive-reason-code.ts";
import { listReasonCodes } from "#lib/operations/reason/list-reason-codes.ts";
import { restoreReasonCode } from "#lib/operations/reason/restore-reason-code.ts";
import { saveReasonCode } from "#lib/operations/reason/save-reason-code.ts";
import { archiveTaxRate } from "#lib/operations/tax-rate/archive-tax-rate.ts";
import { listTaxRates } from "#lib/operations/tax-rate/list-tax-rates.ts";
import { restoreTaxRate } from "#lib/operations/tax-rate/restore-tax-rate.ts";
import { saveTaxRate } from "#lib/operations/tax-rate/save-tax-rate.ts";
import type { FieldIssue } from "./action-result.ts";
import { type Parsed, parseInput } from "./parse-input.ts";
import { parsePart } from "./parse-part.ts";

type Refusing = { readonly ok: false; readonly refusal: Refusal; readonly issues?: readonly FieldIssue[] };
type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusing;
type Move = (context: Context, input: DefinitionAtRevision) => Promise<Result<DefinitionAtRevision, Refusal>>;
type Page = { readonly items: readonly unknown[]; readonly next: string | null };
type Replacement = DefinitionAtRevision & { readonly body: unknown };

/** What a kind of definition can be asked and told by the web API, whatever its members are. */
export type DefinitionApi = {
  readonly list: (context: Context, query: unknown) => Promise<Outcome<Page>>;
  readonly create: (context: Context, body: unknown) => Promise<Outcome<DefinitionAtRevision>>;
  readonly replace: (context: Context, replacement: Replacement) => Promise<Outcome<DefinitionAtRevision>>;
  readonly archive: Move;
  readonly restore: Move;
};

export const DEFINITION_APIS = {
  units: {
    list: wholeList(listUnits, toUnitAnswer),
    ...saving(saveUnitInput, saveUnit),
    archive: archiveUnit,
    restore: restoreUnit,
  },
  "time-models": {
    list: wholeList(listTimeModels, toTimeModelAnswer),
    ...saving(saveTimeModelInput, saveTimeModel),
    archive: archiveTimeModel,
    restore: restoreTimeModel,
  },
  "usage-zones": {
    list: wholeList(async (context, filter) => (await listUsageZones(context, filter)).zones, toUsageZoneAnswer),
    ...saving(saveUsageZoneInput, saveUsageZone),
    archive: archiveUsageZone,
    restore: restoreUsageZone,
  },
  "value-lists": {
    list: wholeList(listValueLists, toValueListAnswer),
    ...saving(saveValueListInput, saveValueList),
    archive: archiveValueList,
    restore: restoreValueList,
  },
  "look-up-tables": {
    list: wholeList(listLookUpTables, toLookUpTableAnswer),
    ...saving(saveLookUpTableInput, saveLookUpTable),
    archive: archiveLookUpTable,
    restore: restoreLookUpTable,
  },
  sources: {
    list: wholeList(listSources, toSourceAnswer),
    ...saving(saveSourceInput, saveSource),
    archive: archiveSource,
    restore: restoreSource,
  },
  "udr-types": {
    list: wholeList(async (context, filter) => (await listUdrTypes(context, filter)).udrTypes, toUdrTypeAnswer),
    ...saving(saveUdrTypeInput, saveUdrType),
    archive: archiveUdrType,
    restore: restoreUdrType,
  },
  "product-types": {
    list: wholeList(listProductTypes, toProductTypeAnswer),
    ...saving(saveProductTypeInput, saveProductType),
    archive: archiveProductType,
    restore: restoreProductType,
  },
  "product-families": {
    list: wholeList(listProductFamilies, toProductFamilyAnswer),
    ...saving(saveProductFamilyInput, saveProductFamily),
    archive: archiveProductFamily,
    restore: restoreProductFamily,
  },
  "tax-rates": {
    list: wholeList(async (context, filter) => (await listTaxRates(context, filter)).taxRates, toTaxRateAnswer),
    ...saving(saveTaxRateInput, saveTaxRate),
    archive: archiveTaxRate,
    restore: restoreTaxRate,
  },
  products: {
    list: pageOfProducts,
    ...saving(saveProductInput, saveProduct),
    archive: archiveProduct,
    restore: restoreProduct,
  },
  catalogs: {
    list: wholeList(async (context, filter) => (await listCatalogs(context, filter)).catalogs, toCatalogAnswer),
    ...saving(saveCatalogInput, saveCatalog),
    archive: archiveCatalog,
    restore: restoreCatalog,
  },
  "billing-terms": {
    list: wholeList(listBillingTerms, toBillingTermAnswer),
    ...saving(saveBillingTermInput, saveBillingTerm),
    archive: archiveBillingTerm,
    restore: restoreBillingTerm,
  },
  "account-classifications": {
    list: wholeList(listAccountClassifications, toGroupAnswer),
    ...saving(saveGroupInput, saveAccountClassification),
    archive: archiveAccountClassification,
    restore: restoreAccountClassification,
  },
  "subscription-types": {
    list: wholeList(listSubscriptionTypes, toGroupAnswer),
    ...saving(saveGroupInput, saveSubscriptionType),
    archive: archiveSubscriptionType,
    restore: restoreSubscriptionType,
  },
  providers: {
    list: wholeList(listProviders, toListedProviderAnswer),
    ...saving(saveProviderInput, saveProvider),
    archive: archiveProvider,
    restore: restoreProvider,
  },
  "reason-codes": {
    list: wholeList(listReasonCodes, toReasonCodeAnswer),
    ...saving(saveReasonInput, saveReasonCode),
    archive: archiveReasonCode,
    restore: restoreReasonCode,
  },
} satisfies Record<DefinitionSegment, DefinitionApi>;

type Filter = { readonly search: string; readonly archived: boolean };
type Listing<View> = (context: Context, filter: Filter) => Promise<readonly View[]>;

function wholeList<View>(list: Listing<View>, answer: (view: View) => unknown): DefinitionApi["list"] {
  return async (context, input) => {
    const query = parsePart<typeof definitionListQuery>(definitionListQuery, input, "query");
    if (!query.ok) return query;
    const { q, archived } = query.value;
    const views = await list(context, { search: q, archived: archived === "1" });
    return ok({ items: views.map(answer), next: null });
  };
}

async function pageOfProducts(context: Context, input: unknown): Promise<Outcome<Page>> {
  const query = parsePart<typeof productPageQuery>(productPageQuery, input, "query");
  if (!query.ok) return query;
  const { q, type = null, family = null, tax = null, archived, after = null } = query.value;
  const filter = { search: q, typeCode: type, familyCode: family, taxRateCode: tax, archived: archived === "1", after };
  const { products, nextAfter } = await listProducts(context, filter);
  return ok({ items: products.map(toListedProductAnswer), next: nextAfter });
}

type Saver<Save extends SaveSchema> = (context: Context, input: z.output<Save>) => Promise<Result<DefinitionAtRevision, Refusal>>;

function saving<Save extends SaveSchema>(save: Save, run: Saver<Save>): Pick<DefinitionApi, "create" | "replace"> {
  const { creation, content } = bodiesOf(save);
  return {
    create: async (context, body) => {
      const parsed = readBody(save, { allowed: creation, body, known: { revision: null } });
      return parsed.ok ? run(context, parsed.value) : parsed;
    },
    replace: async (context, { body, ...known }) => {
      const parsed = readBody(save, { allowed: content, body, known });
      return parsed.ok ? run(context, parsed.value) : parsed;
    },
  };
}

type Sent = {
  readonly allowed: z.ZodObject;
  readonly body: unknown;
  readonly known: Partial<DefinitionAtRevision> | { readonly revision: null };
};

/** Twice: what may be sent at all, so that nobody sends what the address and If-Match say; then as the form's own schema has it. */
function readBody<Save extends SaveSchema>(save: Save, { allowed, body, known }: Sent): Parsed<z.output<Save>> {
  const parsed = parseInput(allowed, body);
  return parsed.ok ? parseInput(save, { ...MEMBERS.parse(body), ...known }) : parsed;
}

const MEMBERS = z.record(z.string(), z.unknown());
