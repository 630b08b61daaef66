import * as z from "zod";
import type { Json } from "#lib/kernel/canonical-json.ts";
import { saveBillingTermInput } from "../billing-term/billing-term-schema.ts";
import { saveGroupInput } from "../billing-term/named-group.ts";
import { saveCatalogInput } from "../catalog/catalog-schema.ts";
import { saveTimeModelInput, saveUnitInput } from "../definition/definition-schema.ts";
import { saveSourceInput } from "../definition/source-schema.ts";
import { saveUdrTypeInput } from "../definition/udr-type-schema.ts";
import { saveUsageZoneInput } from "../definition/usage-zone-schema.ts";
import { saveValueListInput } from "../definition/value-list-schema.ts";
import { saveLookUpTableInput } from "../look-up/look-up-schema.ts";
import { productListQuery, saveProductFamilyInput, saveProductInput, saveProductTypeInput } from "../product/product-schema.ts";
import { saveProviderInput } from "../provider/provider-schema.ts";
import { saveReasonInput } from "../reason/reason-schema.ts";
import { saveTaxRateInput } from "../tax-rate/tax-rate-schema.ts";
import { catalogAnswer } from "./catalog-answers.ts";
import {
  listedProductAnswer,
  lookUpTableAnswer,
  productAnswer,
  productFamilyAnswer,
  productTypeAnswer,
  sourceAnswer,
  timeModelAnswer,
  udrTypeAnswer,
  unitAnswer,
  usageZoneAnswer,
  valueListAnswer,
} from "./definition-answers.ts";
import { bodiesOf, type DefinitionBodies, type SaveSchema } from "./definition-bodies.ts";
import { taxRateAnswer } from "./tax-rate-answers.ts";
import {
  accountClassificationAnswer,
  billingTermAnswer,
  listedProviderAnswer,
  providerAnswer,
  reasonCodeAnswer,
  subscriptionTypeAnswer,
} from "./term-answers.ts";

/** Of one and of many: "unit of measurement", "units of measurement". */
type Nouns = readonly [one: string, many: string];

/** A kind of definition as the web API has it. The key in the table below is its segment of the address. */
export type DefinitionResource = {
  readonly nouns: Nouns;
  /** "Unit": its schemas are named after it. */
  readonly schemaName: string;
  readonly save: SaveSchema;
  readonly bodies: DefinitionBodies;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  /** In a list. */
  readonly listed: z.ZodType;
  /** What makes one of the demo's kind. */
  readonly example: Readonly<Record<string, Json>> & { readonly code: string };
  /** Members that only an answer has, as they are of one that was just made. */
  readonly born?: Readonly<Record<string, Json>>;
};

/** What can be asked of a list that is short enough to be answered whole. */
export const definitionListQuery = z.strictObject({ q: z.string().max(200).default(""), archived: z.literal("1").optional() });

/** The console's filters, and where the page begins. */
export const productPageQuery = productListQuery.extend({ after: z.string().min(1).max(200).optional() });

const described = { description: "As the demo has it." };

export const DEFINITION_RESOURCES = {
  units: {
    ...whole(["unit of measurement", "units of measurement"], "Unit", { save: saveUnitInput, answer: unitAnswer }),
    example: { ...described, code: "MIN", name: "Minute", decimals: 2, scale: "60" },
  },
  "time-models": {
    ...whole(["date/time model", "date/time models"], "TimeModel", { save: saveTimeModelInput, answer: timeModelAnswer }),
    example: {
      ...described,
      code: "WEEKEND",
      name: "Weekend",
      model: { timeZone: "Europe/Nicosia", windows: [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }], dates: [] },
    },
  },
  "usage-zones": {
    ...whole(["usage zone", "usage zones"], "UsageZone", { save: saveUsageZoneInput, answer: usageZoneAnswer }),
    example: { ...described, code: "TABLETS", name: "On a tablet", conditions: [{ attribute: "device", is: "TABLET" }] },
  },
  "value-lists": {
    ...whole(["value list", "value lists"], "ValueList", { save: saveValueListInput, answer: valueListAnswer }),
    example: { code: "NETWORK", name: "Network", items: [{ value: "5G", label: "5G", under: null }] },
  },
  "look-up-tables": {
    ...whole(["look-up table", "look-up tables"], "LookUpTable", { save: saveLookUpTableInput, answer: lookUpTableAnswer }),
    example: {
      ...described,
      code: "VISITED-NETWORKS",
      name: "Visited networks",
      match: "exact",
      key: "network",
      gives: ["country"],
      otherwise: { country: "OTHER" },
    },
  },
  sources: {
    ...whole(["source", "sources"], "Source", { save: saveSourceInput, answer: sourceAnswer }),
    example: { ...described, code: "GGSN", name: "Gateway", channel: "import" },
  },
  "udr-types": {
    ...whole(["UDR type", "UDR types"], "UdrType", { save: saveUdrTypeInput, answer: udrTypeAnswer }),
    example: {
      ...described,
      code: "CALL",
      name: "Call",
      content: {
        unit: "TRX",
        boundary: "start",
        pricedAt: "from",
        fromMandatory: true,
        toMandatory: false,
        sourceMandatory: false,
        retentionDays: null,
        sources: [],
        attributes: [
          { key: "destination", label: "Destination", type: "text", mandatory: true, personal: true, format: null, valueList: null },
        ],
        lookUps: [],
      },
    },
  },
  "product-types": {
    ...whole(["product type", "product types"], "ProductType", { save: saveProductTypeInput, answer: productTypeAnswer }),
    example: {
      ...described,
      code: "DEVICE",
      name: "Devices",
      classification: "physicalGood",
      serviceType: null,
      composition: "flat",
      usedForProvisioning: false,
      udrTypes: [],
      defaultUdrType: null,
    },
  },
  "product-families": {
    ...whole(["product family", "product families"], "ProductFamily", { save: saveProductFamilyInput, answer: productFamilyAnswer }),
    example: { code: "CLASSICS", name: "Classic films" },
  },
  "tax-rates": {
    ...whole(["tax rate", "tax rates"], "TaxRate", { save: saveTaxRateInput, answer: taxRateAnswer }),
    example: {
      code: "CY-SUPER-REDUCED",
      name: "Super-reduced rate",
      steps: [
        { percent: "5", validFrom: "2025-12-31T22:00:00.000Z" },
        { percent: "3", validFrom: "2027-12-31T22:00:00.000Z" },
      ],
    },
  },
  products: {
    nouns: ["product", "products"],
    schemaName: "Product",
    save: saveProductInput,
    bodies: bodiesOf(saveProductInput),
    query: productPageQuery,
    answer: productAnswer,
    listed: listedProductAnswer,
    example: {
      ...described,
      code: "CASABLANCA",
      name: "Casablanca",
      type: "PPV-MOVIE",
      family: "PPV",
      rating: "here",
      validFrom: "2026-11-30T22:00:00.000Z",
      validTo: null,
      taxRate: null,
      taxRates: [{ percent: "10", validFrom: "2026-11-30T22:00:00.000Z" }],
    },
  },
  catalogs: {
    ...whole(["usage service catalog", "usage service catalogs"], "Catalog", { save: saveCatalogInput, answer: catalogAnswer }),
    born: { state: "draft" },
    example: {
      ...described,
      code: "WINTER",
      name: "Winter films",
      validity: [{ kind: "yearly", firstDay: "12-01", lastDay: "02-29" }],
      lines: [
        {
          target: { kind: "productType", code: "PPV-MOVIE" },
          availableFrom: null,
          availableTo: null,
          requires: { mode: "any", services: ["PPV-SERVICE"] },
          excludes: [],
          limit: { quantity: "2", per: "day" },
        },
      ],
      conditions: [{ kind: "accountClassification", negated: false, codes: ["VIP"] }],
    },
  },
  "billing-terms": {
    ...whole(["billing term scheme", "billing term schemes"], "BillingTerm", { save: saveBillingTermInput, answer: billingTermAnswer }),
    example: {
      ...described,
      code: "QUARTERLY",
      name: "Normal, every three months",
      state: "draft",
      classification: "normal",
      billingType: "postBill",
      billingMethod: "period",
      cycleDay: 31,
      frequencyMonths: 3,
      currency: "EUR",
      defaultPlan: null,
      flexible: true,
      maximumUnbilledUdrs: 100,
      maximumUnbilledAmount: "250.00",
    },
  },
  "account-classifications": {
    ...whole(["account classification", "account classifications"], "AccountClassification", {
      save: saveGroupInput,
      answer: accountClassificationAnswer,
    }),
    example: { code: "STAFF", name: "Staff" },
  },
  "subscription-types": {
    ...whole(["subscription type", "subscription types"], "SubscriptionType", { save: saveGroupInput, answer: subscriptionTypeAnswer }),
    example: { code: "SATELLITE", name: "Satellite TV" },
  },
  providers: {
    ...whole(["provisioning provider", "provisioning providers"], "Provider", { save: saveProviderInput, answer: providerAnswer }),
    listed: listedProviderAnswer,
    example: {
      code: "CONAX",
      name: "Conax Contego",
      protocol: "REST",
      state: "notEffective",
      productCodes: [{ product: "LOTR1", code: "0x1A" }],
    },
  },
  "reason-codes": {
    ...whole(["reason code", "reason codes"], "ReasonCode", { save: saveReasonInput, answer: reasonCodeAnswer }),
    example: { code: "COURTESY", name: "Courtesy of the house", usageHappened: true },
  },
} as const satisfies Record<string, DefinitionResource>;

export type DefinitionSegment = keyof typeof DEFINITION_RESOURCES;

export function isDefinitionSegment(text: string): text is DefinitionSegment {
  return Object.hasOwn(DEFINITION_RESOURCES, text);
}

type Schemas<Save extends SaveSchema> = { readonly save: Save; readonly answer: z.ZodType };

/** A kind of which a list is short, so that it answers each as it is. */
function whole<Save extends SaveSchema>(nouns: Nouns, schemaName: string, { save, answer }: Schemas<Save>) {
  return { nouns, schemaName, save, bodies: bodiesOf(save), query: definitionListQuery, answer, listed: answer };
}
