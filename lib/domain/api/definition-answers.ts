import * as z from "zod";
import { instantToString } from "#lib/kernel/instant.ts";
import type { TimeModel } from "../definition/time-model.ts";
import { contentOfType } from "../definition/udr-type-state.ts";
import type { SourceView, UdrTypeView, ValueListView } from "../definition/udr-type-view.ts";
import type { UnitView } from "../definition/unit-view.ts";
import { type UsageZoneView, usageZoneConditions } from "../definition/usage-zone.ts";
import { listedIn } from "../definition/value-list-state.ts";
import { LOOK_UP_WHEN } from "../look-up/look-up-rule.ts";
import { LOOK_UP_MATCHES, type LookUpTable } from "../look-up/look-up-table.ts";
import { timeModelDefinition } from "../price-plan/time-model-schema.ts";
import type { StoredProduct } from "../product/product-content.ts";
import type { ProductFamilyView, ProductListItem, ProductTypeView } from "../product/product-view.ts";
import { instantText } from "./common-answers.ts";

/**
 * What the web API answers of each definition: what a form edits, its revision, and whether it was put away. Nothing else, so that
 * one revision is one text: its ETag says all there is to it.
 */
const head = { code: z.string(), revision: z.int().positive(), name: z.string() };
/** Empty where there is none, as it is sent. */
const description = z.string();
const archivedAt = instantText.nullable();

export const unitAnswer = z.strictObject({ ...head, description, decimals: z.int(), scale: z.string(), archivedAt });
export const timeModelAnswer = z.strictObject({ ...head, description, model: timeModelDefinition, archivedAt });
export const usageZoneAnswer = z.strictObject({ ...head, description, conditions: usageZoneConditions, archivedAt });
export const valueListAnswer = z.strictObject({
  ...head,
  items: z.array(z.strictObject({ value: z.string(), label: z.string(), under: z.string().nullable() })),
  archivedAt,
});
export const sourceAnswer = z.strictObject({ ...head, description, channel: z.enum(["desk", "decoder", "api", "import"]), archivedAt });

const attribute = z.strictObject({
  key: z.string(),
  label: z.string(),
  type: z.enum(["text", "integer", "decimal", "boolean", "instant", "choice", "amount"]),
  mandatory: z.boolean(),
  personal: z.boolean(),
  format: z.string().nullable(),
  valueList: z.string().nullable(),
});
export const udrTypeAnswer = z.strictObject({
  ...head,
  description,
  content: z.strictObject({
    unit: z.string(),
    boundary: z.enum(["start", "split"]),
    pricedAt: z.string(),
    fromMandatory: z.boolean(),
    toMandatory: z.boolean(),
    sourceMandatory: z.boolean(),
    retentionDays: z.int().nullable(),
    sources: z.array(z.string()),
    attributes: z.array(attribute),
    lookUps: z.array(z.strictObject({ table: z.string(), when: z.enum(LOOK_UP_WHEN) })),
  }),
  archivedAt,
});

/** Without its rows, which are a sheet of their own. */
export const lookUpTableAnswer = z.strictObject({
  ...head,
  description,
  match: z.enum(LOOK_UP_MATCHES),
  key: z.string(),
  gives: z.array(z.string()),
  otherwise: z.record(z.string(), z.string()),
  archivedAt,
});

export const productTypeAnswer = z.strictObject({
  ...head,
  description,
  classification: z.enum(["service", "physicalGood"]),
  serviceType: z.enum(["usage", "termed", "oneTime", "expense"]).nullable(),
  composition: z.enum(["flat", "fixedBundle", "flexibleBundle"]),
  usedForProvisioning: z.boolean(),
  udrTypes: z.array(z.string()),
  defaultUdrType: z.string().nullable(),
  archivedAt,
});
export const productFamilyAnswer = z.strictObject({ ...head, archivedAt });

const offered = {
  type: z.string(),
  family: z.string().nullable(),
  rating: z.enum(["here", "elsewhere"]),
  validFrom: instantText,
  validTo: instantText.nullable(),
  /** The code of the tax rate that it shares with others; null: it has its own. */
  taxRate: z.string().nullable(),
};
export const productAnswer = z.strictObject({
  ...head,
  description,
  ...offered,
  taxRates: z.array(z.strictObject({ percent: z.string(), validFrom: instantText })),
  archivedAt,
});
/** In a list, of which there may be thousands: the tax that holds now, and no description. */
export const listedProductAnswer = z.strictObject({ ...head, ...offered, taxPercent: z.string().nullable(), archivedAt });

export function toUnitAnswer(unit: UnitView): z.output<typeof unitAnswer> {
  const { decimals, scale } = unit;
  return { ...headOf(unit), description: described(unit), decimals, scale, archivedAt: archivedText(unit) };
}

export function toTimeModelAnswer(timeModel: TimeModel): z.output<typeof timeModelAnswer> {
  const { timeZone, windows, dates } = timeModel;
  return {
    ...headOf(timeModel),
    description: described(timeModel),
    model: { timeZone, windows, dates },
    archivedAt: archivedText(timeModel),
  };
}

export function toUsageZoneAnswer(zone: UsageZoneView): z.output<typeof usageZoneAnswer> {
  return { ...headOf(zone), description: described(zone), conditions: [...zone.conditions], archivedAt: archivedText(zone) };
}

export function toValueListAnswer(list: ValueListView): z.output<typeof valueListAnswer> {
  return { ...headOf(list), items: [...listedIn(list)], archivedAt: archivedText(list) };
}

export function toSourceAnswer(source: SourceView): z.output<typeof sourceAnswer> {
  return { ...headOf(source), description: described(source), channel: source.channel, archivedAt: archivedText(source) };
}

export function toUdrTypeAnswer(type: UdrTypeView): z.output<typeof udrTypeAnswer> {
  const { sources, attributes, lookUps, ...content } = contentOfType(type);
  return {
    ...headOf(type),
    description: described(type),
    content: { ...content, sources: [...sources], attributes: [...attributes], lookUps: [...lookUps] },
    archivedAt: archivedText(type),
  };
}

export function toLookUpTableAnswer(table: LookUpTable): z.output<typeof lookUpTableAnswer> {
  const { match, key, gives, otherwise } = table;
  return { ...headOf(table), description: described(table), match, key, gives: [...gives], otherwise, archivedAt: archivedText(table) };
}

export function toProductTypeAnswer(type: ProductTypeView): z.output<typeof productTypeAnswer> {
  const { classification, serviceType, composition, usedForProvisioning, udrTypes } = type;
  return {
    ...headOf(type),
    description: described(type),
    classification,
    serviceType,
    composition,
    usedForProvisioning,
    udrTypes: udrTypes.map(({ code }) => code),
    defaultUdrType: udrTypes.find(({ isDefault }) => isDefault)?.code ?? null,
    archivedAt: archivedText(type),
  };
}

export function toProductFamilyAnswer(family: ProductFamilyView): z.output<typeof productFamilyAnswer> {
  return { ...headOf(family), archivedAt: archivedText(family) };
}

export function toProductAnswer(product: StoredProduct): z.output<typeof productAnswer> {
  const { code, revision, content } = product;
  const { name, validFrom, validTo, taxRates, ...rest } = content;
  return {
    code,
    revision,
    name,
    ...rest,
    description: described(content),
    validFrom: instantToString(validFrom),
    validTo: validTo === null ? null : instantToString(validTo),
    taxRates: taxRates.map((rate) => ({ percent: rate.percent, validFrom: instantToString(rate.validFrom) })),
    archivedAt: archivedText(product),
  };
}

export function toListedProductAnswer(product: ProductListItem): z.output<typeof listedProductAnswer> {
  const { type, family, rating, validFrom, validTo, taxRate, taxPercent } = product;
  return {
    ...headOf(product),
    type: type.code,
    family: family?.code ?? null,
    rating,
    validFrom: instantToString(validFrom),
    validTo: validTo === null ? null : instantToString(validTo),
    taxRate: taxRate?.code ?? null,
    taxPercent,
    archivedAt: archivedText(product),
  };
}

type Head = Pick<UnitView, "code" | "revision" | "name">;

function headOf({ code, revision, name }: Head): Head {
  return { code, revision, name };
}

function described({ description: text }: Pick<UnitView, "description">): string {
  return text ?? "";
}

function archivedText({ archivedAt: at }: Pick<UnitView, "archivedAt">): string | null {
  return at === null ? null : instantToString(at);
}
