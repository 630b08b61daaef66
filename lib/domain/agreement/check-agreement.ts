import type { Instant } from "#lib/kernel/instant.ts";
import { errorAt, type Finding, noteAt, warningAt } from "../price-plan/finding.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import { endOfAgreement } from "./agreement-in-force.ts";
import { type NetworkDefinitions, networkProblems } from "./check-networks.ts";

/** What an agreement may name, and whose it is. */
export type AgreementSurroundings = {
  readonly account: { readonly number: string; readonly currency: string; readonly timeZone: string };
  /** The plan that it names; null where there is none of that code. */
  readonly plan: { readonly currency: string; readonly isArchived: boolean; readonly isPublished: boolean } | null;
  readonly discounts: ReadonlySet<string>;
  /** Codes of products, product types and families. */
  readonly targets: {
    readonly product: ReadonlySet<string>;
    readonly productType: ReadonlySet<string>;
    readonly family: ReadonlySet<string>;
  };
  /** Where networks are named. */
  readonly definitions: NetworkDefinitions;
  readonly now: Instant;
};

/** Whatever stands against publishing it. A plan in another currency is `planCurrencyRefusal`'s. */
export function checkAgreement(document: AgreementDocument, surroundings: AgreementSurroundings): readonly Finding[] {
  return [
    ...checkAccount(document, surroundings),
    ...checkPlan(document, surroundings),
    ...checkDiscounts(document, surroundings),
    ...checkLimits(document, surroundings),
    ...checkNetworks(document, surroundings),
    ...checkEnd(document, surroundings),
  ];
}

function checkAccount({ account, timeZone }: AgreementDocument, { account: owner }: AgreementSurroundings): readonly Finding[] {
  return [
    ...(account === owner.number ? [] : [errorAt("account", `It is the agreement of ${account}, not of ${owner.number}.`)]),
    ...(timeZone === owner.timeZone ? [] : [errorAt("timeZone", `The account's days begin in ${owner.timeZone}, not in ${timeZone}.`)]),
  ];
}

function checkPlan({ pricePlan }: AgreementDocument, { plan, account }: AgreementSurroundings): readonly Finding[] {
  if (pricePlan === null) return [];
  if (plan === null) return [errorAt("pricePlan", `There is no price plan ${pricePlan}.`)];
  if (plan.isArchived) return [errorAt("pricePlan", `The price plan ${pricePlan} is archived.`)];
  if (plan.currency !== account.currency) {
    return [errorAt("pricePlan", `The price plan is in ${plan.currency}, the account in ${account.currency}.`)];
  }
  return plan.isPublished ? [] : [errorAt("pricePlan", `No version of ${pricePlan} was ever published, so it prices nothing.`)];
}

function checkDiscounts({ discounts }: AgreementDocument, { discounts: known }: AgreementSurroundings): readonly Finding[] {
  if ("allowed" in discounts) return [];
  if (discounts.only.length === 0) return [noteAt("discounts", "No discount at all applies to the account.")];
  return discounts.only.flatMap((code, index) =>
    known.has(code) ? [] : [errorAt(`discounts.only[${index}]`, `There is no discount ${code}.`)],
  );
}

function checkLimits({ limits }: AgreementDocument, { targets }: AgreementSurroundings): readonly Finding[] {
  return (limits?.limits ?? []).flatMap(({ for: target }, index) => {
    if (target === null) return [];
    const [kind, code] =
      "product" in target
        ? (["product", target.product] as const)
        : "productType" in target
          ? (["productType", target.productType] as const)
          : (["family", target.family] as const);
    return targets[kind].has(code) ? [] : [errorAt(`limits.limits[${index}].for`, `There is no ${KIND_WORDS[kind]} ${code}.`)];
  });
}

const KIND_WORDS = { product: "service", productType: "product type", family: "product family" } as const;

function checkNetworks({ networks }: AgreementDocument, { definitions }: AgreementSurroundings): readonly Finding[] {
  if (networks === undefined) return [];
  return networkProblems(networks, definitions).map(({ path, message }) => errorAt(`networks.${path}`, message));
}

function checkEnd(document: AgreementDocument, { now }: AgreementSurroundings): readonly Finding[] {
  const end = endOfAgreement(document);
  if (end === null || end > now) return [];
  return [
    warningAt("validTo", `It ends with ${document.validTo ?? ""}, which has begun: the account is priced as if it had no agreement.`),
  ];
}
