import { unreachable } from "#lib/kernel/assert.ts";
import { ONE, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { compileDiscount } from "#lib/rating/discounts/compile-discount.ts";
import type { Discount, DiscountTarget } from "#lib/rating/discounts/discount.ts";
import type { DiscountRefusal } from "#lib/rating/discounts/explained-discount.ts";
import { reasonAgainst } from "#lib/rating/discounts/reason-against.ts";
import { compileZone } from "#lib/rating/match-zone.ts";
import type { AllowedDiscounts } from "../agreement/agreement-document.ts";
import { isDiscountAllowed } from "../agreement/allowed-discounts.ts";
import type { DiscountedService, DiscountToGive, DiscountVersionInForce } from "./discount-to-give.ts";
import type { ResolvedDiscount } from "./resolve-discount.ts";

/** For what, to whom and when a discount would be given. */
export type GivingCircumstances = {
  readonly service: DiscountedService;
  readonly at: Instant;
  readonly currency: string;
  readonly terms: { readonly name: string; readonly isFlexible: boolean };
  /** Of the account, in force then; null where it has none. */
  readonly agreement: { readonly discounts: AllowedDiscounts } | null;
};

export type Givable = { readonly kind: "givable"; readonly version: DiscountVersionInForce };
export type NotGivable = { readonly kind: "notGivable"; readonly problem: string };

/** Whether an agent may give it here and now, or the first condition that fails, as a sentence. */
export function judgeGiving(discount: DiscountToGive, circumstances: GivingCircumstances): Givable | NotGivable {
  const { terms, currency, agreement } = circumstances;
  const not = (problem: string): NotGivable => ({ kind: "notGivable", problem });
  // Domain R41.
  if (!terms.isFlexible) return not(`The billing terms ${terms.name} take no discounts.`);
  if (discount.isArchived) return not("It is archived.");
  if (discount.inForce === null) return not("No version of it is in force.");
  if (!isDiscountAllowed(agreement, discount.code)) return not("The account's pricing agreement leaves it out.");
  const { document, resolved } = discount.inForce;
  if (document.currency !== null && document.currency !== currency)
    return not(`It is in ${document.currency}, the account in ${currency}.`);
  const reason = reasonOfEngine(resolved, circumstances);
  return reason === null ? { kind: "givable", version: discount.inForce } : not(reasonInWords(reason, document));
}

/** As `judgeGiving` of one that was given before: only whether it is for the service that the usage is of now. */
export function reasonAgainstKeeping(resolved: ResolvedDiscount, circumstances: GivingCircumstances): string | null {
  const timeless = { ...resolved, discount: { ...resolved.discount, account: null, validFrom: null, validTo: null } };
  const reason = reasonOfEngine(timeless, circumstances);
  return reason === null ? null : reasonInWords(reason, resolved.discount);
}

/** The engine's own matching: what it would say of a discount that applies by itself. */
function reasonOfEngine({ discount, zone }: ResolvedDiscount, { service, at }: GivingCircumstances): DiscountRefusal | null {
  const zones = new Map(discount.zone !== null && zone !== null ? [[discount.zone, compileZone(discount.zone, zone)]] : []);
  const compiled = compileDiscount(discount, { zones, timeZone: "UTC", later: [] });
  return reasonAgainst(compiled, { ...service, quantity: ONE, taxPercent: ZERO, from: at, to: null, directive: "toBeBilled" });
}

type Told = Pick<Discount, "for" | "validFrom" | "validTo">;

/** Dates as they were written. */
function reasonInWords(reason: DiscountRefusal, { for: target, validFrom, validTo }: Told): string {
  switch (reason.kind) {
    case "notYetValid":
      return `It can be given from ${validFrom ?? reason.from}.`;
    case "noLongerValid":
      return `It could be given until ${validTo ?? reason.to}.`;
    case "otherUsage":
      return `It is only for ${targetInWords(target)}.`;
    case "zone":
      return reason.why === "absent"
        ? `It is only in the usage zone ${reason.zone}, which asks for the attribute ${reason.attribute}.`
        : `It is only in the usage zone ${reason.zone}, and the attribute ${reason.attribute} lies outside it.`;
    case "classification":
      return `It is only for ${reason.wanted} accounts.`;
    case "supersededBy":
    case "usedUp":
    case "shareTaken":
    case "nothingLeft":
    case "chargeMeasuresAmount":
      return "It does not hold for this usage.";
    default:
      return unreachable(reason);
  }
}

function targetInWords(target: DiscountTarget | null): string {
  if (target === null) return "other usage";
  if ("product" in target) return `the product ${target.product}`;
  if ("productType" in target) return `the product type ${target.productType}`;
  return "family" in target ? `the product family ${target.family}` : `the UDR type ${target.udrType}`;
}
