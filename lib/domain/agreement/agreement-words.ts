import { listInWords } from "#lib/kernel/list-in-words.ts";
import { moneyInWords } from "#lib/rating/words/money-in-words.ts";
import type { UsageLimit, UsageLimits } from "../account/usage-limits-schema.ts";
import { allowanceChanges, allowancesInWords, allowanceTerms } from "../allowance/allowance-words.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import { networksInShort, networksInWords } from "./networks-words.ts";

/** Of codes the names that people know them by; a code without one stands for itself. */
export type AgreementNames = { readonly currency: string; readonly plan: (code: string) => string };

/** "Hotel prices, only the discounts GOLD, 250 SIMs committed, until 2027-01-01": what is as usual is not said. */
export function agreementInWords(document: AgreementDocument, { currency, plan }: AgreementNames): string {
  const { pricePlan, discounts, limits, networks, creditLimit, committed, validTo } = document;
  const said = [
    ...(pricePlan === null ? [] : [plan(pricePlan)]),
    ...("only" in discounts ? [onlyInWords(discounts.only)] : []),
    ...(limits === null ? [] : [limitsInWords(limits, currency)]),
    ...allowancesInWords(document.allowances),
    ...(networks === undefined ? [] : [networksInShort(networks)]),
    ...(creditLimit === null ? [] : [`credit limit ${moneyInWords(creditLimit, currency)}`]),
    ...(committed === null ? [] : [committedInWords(committed.sims)]),
  ];
  const words = said.length === 0 ? "As for everybody else" : said.join("; ");
  const whole = validTo === null ? words : `${words}; until ${validTo}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

export type AgreementChange = { readonly member: string; readonly before: string; readonly after: string };

/** Member by member, in words that a reviewer can hold against each other. Nothing before: everything that is said is new. */
export function agreementChanges(
  before: AgreementDocument | null,
  after: AgreementDocument,
  names: AgreementNames,
): readonly AgreementChange[] {
  const changes = MEMBERS.flatMap(([member, tell]) => {
    const [was, is] = [before === null ? "" : tell(before, names), tell(after, names)];
    return was === is ? [] : [{ member, before: was, after: is }];
  });
  return [...changes, ...allowanceChanges(before, after)];
}

/** Everything that a version says, by the names of its members. */
export function agreementTerms(document: AgreementDocument, names: AgreementNames): readonly (readonly [term: string, value: string])[] {
  return [...MEMBERS.map(([member, tell]) => [member, tell(document, names)] as const), ...allowanceTerms(document)];
}

const MEMBERS: readonly (readonly [member: string, tell: (document: AgreementDocument, names: AgreementNames) => string])[] = [
  ["Price plan", ({ pricePlan }, { plan }) => (pricePlan === null ? "" : plan(pricePlan))],
  ["Discounts", ({ discounts }) => ("only" in discounts ? onlyInWords(discounts.only) : "all discounts")],
  ["Usage limits", ({ limits }, { currency }) => (limits === null ? "" : limitsInWords(limits, currency))],
  ["Allowed networks", ({ networks }) => (networks === undefined ? "" : networksInWords(networks))],
  ["Credit limit", ({ creditLimit }, { currency }) => (creditLimit === null ? "" : moneyInWords(creditLimit, currency))],
  ["Committed", ({ committed }) => (committed === null ? "" : committedInWords(committed.sims))],
  ["Until", ({ validTo }) => validTo ?? ""],
];

function onlyInWords(codes: readonly string[]): string {
  if (codes.length === 0) return "no discounts";
  return `only the discount${codes.length === 1 ? "" : "s"} ${listInWords(codes, "and")}`;
}

function committedInWords(sims: number): string {
  return `${sims.toLocaleString("en-GB")} SIM${sims === 1 ? "" : "s"} committed`;
}

function limitsInWords(limits: UsageLimits, currency: string): string {
  const { toleratedOverrunPercent, blocksBeyondCreditLimit, blocksWithoutLimit } = limits;
  const said = [
    ...limits.limits.map((limit) => limitInWords(limit, currency)),
    ...(/[1-9]/.test(toleratedOverrunPercent) ? [`${toleratedOverrunPercent} % tolerated`] : []),
    ...(blocksBeyondCreditLimit ? ["nothing beyond the credit limit"] : []),
    ...(blocksWithoutLimit ? ["nothing without a limit"] : []),
  ];
  return said.length === 0 ? "no usage limits" : said.join(", ");
}

const PERIODS = { transaction: "an order", day: "a day", cycle: "a billing cycle" } as const;

function limitInWords({ for: target, measure, per, most }: UsageLimit, currency: string): string {
  const what = target === null ? "all services" : Object.values(target).join("");
  return `at most ${measure === "amount" ? moneyInWords(most, currency) : most} of ${what} ${PERIODS[per]}`;
}
