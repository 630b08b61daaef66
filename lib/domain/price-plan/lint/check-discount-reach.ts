import type { Discount, DiscountTarget } from "#lib/rating/discounts/discount.ts";
import { zoneInWords } from "../definition-words.ts";
import { type Finding, noteAt } from "../finding.ts";
import { concerns, type UsageProfile, usageProfiles, worldsOf } from "./discount-reach.ts";
import type { LintContext } from "./lint-context.ts";
import { isOffered } from "./reached-products.ts";

/** Discounts that nobody can get, and those that are used up once and for all. */
export function checkDiscountReach(context: LintContext): readonly Finding[] {
  const discounts = context.book.discounts ?? [];
  const profiles = usageProfiles(context, discounts);
  return discounts.flatMap((discount, index) => [
    ...checkGetting(discount, `discounts[${index}]`, { context, profiles }),
    ...checkRenewal(discount, `discounts[${index}]`),
  ]);
}

type Surroundings = { readonly context: LintContext; readonly profiles: readonly UsageProfile[] };

function checkGetting({ code, for: target, zone }: Discount, path: string, { context, profiles }: Surroundings): readonly Finding[] {
  const concerned = profiles.filter((profile) => concerns(target, profile));
  if (concerned.length === 0 && target !== null) {
    const isKnown = "udrType" in target || isOffered(target, context.offer);
    return isKnown ? [noteAt(`${path}.for`, `Nobody gets ${code}: no product is ${targetInWords(target)}.`)] : [];
  }
  if (zone === null || worldsOf(context, concerned).some((world) => world.find({ inside: [zone], outside: [] }).kind !== "none")) return [];
  const wanted = zoneInWords({ all: context.book.zones[zone]?.all ?? [] });
  return concerned.length === 0
    ? []
    : [noteAt(`${path}.zone`, `Nobody gets ${code}: no such usage can be in the zone ${zone}, where ${wanted}.`)];
}

function targetInWords(target: DiscountTarget): string {
  if ("product" in target) return target.product;
  if ("productType" in target) return `of the type ${target.productType}`;
  if ("family" in target) return `of the family ${target.family}`;
  return `used by UDRs of the type ${target.udrType}`;
}

function checkRenewal({ code, kind, per, renew, validTo }: Discount, path: string): readonly Finding[] {
  if (per !== "period" || renew !== "never" || validTo !== null) return [];
  const what = kind === "percentage" ? "its period never ends, so it is one of each UDR" : "once its value is used up it never comes back";
  return [noteAt(`${path}.renew`, `${code} is for a period but neither renews nor ends: ${what}.`)];
}
