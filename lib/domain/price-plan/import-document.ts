import { canonicalJson, type Json } from "#lib/kernel/canonical-json.ts";
import type { Refusal } from "../refusal.ts";
import type { Definitions } from "./definitions.ts";
import type { ProductDefinition } from "./definitions-schema.ts";
import { type Finding, warningAt } from "./finding.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

type Plan = { readonly code: string; readonly currency: string };

/** A document belongs to one plan, in one currency: it is never taken for another's. */
export function refuseOtherPlan(document: Plan, plan: Plan): Refusal | null {
  if (document.code === plan.code && document.currency === plan.currency) return null;
  const params = { code: document.code, currency: document.currency, plan: plan.code, planCurrency: plan.currency };
  return { code: "DOCUMENT_OF_OTHER_PLAN", path: document.code === plan.code ? "currency" : "code", params };
}

const MEMBERS = ["timeModels", "zones", "udrTypes", "valueLists"] as const;

/**
 * A self-contained document as the console would have written it, the way back from an export: what it brings along and the console
 * has word for word is referred to by code again, and what differs stays, because it prices. Products are no part of prices.
 */
export function withoutOwnDefinitions(document: PricePlanDocument, own: Definitions): PricePlanDocument {
  const { products: _products, discounts = [], timeModels: _timeModels, zones: _zones, udrTypes: _udrTypes, ...rest } = document;
  const { valueLists: _valueLists, ...head } = rest;
  const left = MEMBERS.map((member) => [member, differing(document[member], own[member])] as const);
  return { ...head, ...membersOf(left), ...(discounts.length === 0 ? {} : { discounts }) };
}

/** What was said of a product that the console knows otherwise, or not at all: usage is priced by what the console knows. */
export function checkImportedProducts({ products = {} }: PricePlanDocument, own: ByCode<ProductDefinition>): readonly Finding[] {
  return Object.entries(products).flatMap(([code, product]) => {
    const known = Object.hasOwn(own, code) ? own[code] : undefined;
    if (known === undefined) return [warningAt(`products.${code}`, `The console has no usage service ${code}; it is not imported.`)];
    if (factsOf(known) === factsOf(product)) return [];
    return [warningAt(`products.${code}`, `The console knows ${code} otherwise, and its type, family and tax rate hold.`)];
  });
}

/**
 * The document with the console's own of every definition that the other one brings along, so that the two are compared by what
 * they mean here.
 */
export function besideOther(document: PricePlanDocument, other: PricePlanDocument, own: Definitions): PricePlanDocument {
  const both = MEMBERS.map((member) => {
    const wanted = Object.keys(other[member] ?? {});
    const known = Object.entries(own[member]).filter(([code]) => wanted.includes(code));
    return [member, { ...Object.fromEntries(known), ...document[member] }] as const;
  });
  return { ...document, ...membersOf(both) };
}

type ByCode<Definition> = Readonly<Record<string, Definition>>;

function differing(brought: ByCode<Json> | undefined, own: ByCode<Json>): ByCode<Json> {
  const texts = new Map(Object.entries(own).map(([code, definition]) => [code, canonicalJson(definition)]));
  return Object.fromEntries(Object.entries(brought ?? {}).filter(([code, definition]) => texts.get(code) !== canonicalJson(definition)));
}

/** No member at all where nothing is left. */
function membersOf<Definition>(entries: readonly (readonly [member: string, ByCode<Definition>])[]): ByCode<ByCode<Definition>> {
  return Object.fromEntries(entries.filter(([, definitions]) => Object.keys(definitions).length > 0));
}

function factsOf({ productType, family, udrType, taxRate }: ProductDefinition): string {
  return canonicalJson([productType, family ?? null, udrType ?? null, taxRate]);
}
