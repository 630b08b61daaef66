import type { Discount, DiscountTarget } from "#lib/rating/discounts/discount.ts";
import { definitionOf } from "../definition-of.ts";
import { type LintContext, udrTypesOf } from "./lint-context.ts";
import type { UsageWorld } from "./usage-world.ts";

/** Usage as the target of a discount sees it. What is not known is left out. */
export type UsageProfile = {
  readonly product?: string;
  readonly productType?: string;
  readonly family?: string;
  readonly udrType?: string;
};

/** All kinds of usage that targets can tell apart: of the products that there are, else of the targets themselves. */
export function usageProfiles({ services, isOfferKnown }: LintContext, discounts: readonly Discount[]): readonly UsageProfile[] {
  const targets = discounts.flatMap(({ for: target }) => target ?? []);
  const named = new Set(targets.flatMap((target) => ("product" in target ? [target.product] : [])));
  const ofServices = Object.entries(services).flatMap(([product, service]) =>
    udrTypesOf(service).map(
      (udrType): UsageProfile => ({
        ...(named.has(product) ? { product } : {}),
        productType: service.productType,
        ...(service.family ? { family: service.family } : {}),
        ...(udrType === null ? {} : { udrType }),
      }),
    ),
  );
  const profiles: readonly UsageProfile[] = isOfferKnown ? ofServices : [...ofServices, ...targets, {}];
  return [...new Map(profiles.map((profile) => [JSON.stringify(profile), profile])).values()];
}

export function concerns(target: DiscountTarget | null, profile: UsageProfile): boolean {
  if (target === null) return true;
  if ("product" in target) return target.product === profile.product;
  if ("productType" in target) return target.productType === profile.productType;
  if ("family" in target) return target.family === profile.family;
  return target.udrType === profile.udrType;
}

/** What the usage may hold. */
export function worldsOf({ worldOf, definitions: { udrTypes } }: LintContext, profiles: readonly UsageProfile[]): readonly UsageWorld[] {
  const known = profiles.map(({ udrType }) => (udrType !== undefined && definitionOf(udrTypes, udrType) !== undefined ? udrType : null));
  return [...new Set(known)].map(worldOf);
}
