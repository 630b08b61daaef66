import type { Discount } from "#lib/rating/discounts/discount.ts";
import { discountInWords } from "../price-plan/discount-words.ts";
import type { DiscountDocument } from "./discount-document.ts";

/** "10 % of each usage, for product type PPV, for VIP accounts": what is as usual is not said. */
export function documentInWords(document: DiscountDocument): string {
  const { code, kind, value, per, renew, level, for: target, zone, account, validFrom, validTo, currency, range, approvalAbove } = document;
  const discount: Discount = { code, version: 1, kind, value, per, renew, level, for: target, zone, account, validFrom, validTo };
  const unit = UNITS[kind](currency);
  return [
    discountInWords(discount, currency ?? ""),
    ...(range === null ? [] : [`chosen between ${range.from} and ${range.to}${unit}`]),
    ...(approvalAbove === null ? [] : [`above ${approvalAbove}${unit} by who may approve`]),
  ].join(", ");
}

const UNITS = {
  percentage: () => " %",
  amount: (currency: string | null) => ` ${currency ?? ""}`,
  freeUsage: () => "",
} as const;

export type DiscountChange = { readonly member: string; readonly before: string; readonly after: string };

/** Member by member, in words that a reviewer can hold against each other. Nothing before: everything that is said is new. */
export function changesBetween(before: DiscountDocument | null, after: DiscountDocument): readonly DiscountChange[] {
  return MEMBERS.flatMap(([member, tell]) => {
    const [was, is] = [before === null ? "" : tell(before), tell(after)];
    return was === is ? [] : [{ member, before: was, after: is }];
  });
}

const MEMBERS: readonly (readonly [member: string, tell: (document: DiscountDocument) => string])[] = [
  ["Discount", ({ kind, value, currency }) => `${KINDS[kind]} ${value}${UNITS[kind](currency)}`],
  ["For", ({ per, renew }) => (per === "udr" ? "each usage" : renewalText(renew))],
  ["Level", ({ kind, level }) => (kind === "percentage" ? String(level) : "")],
  [
    "Only for",
    ({ for: target }) =>
      target === null
        ? ""
        : Object.entries(target)
            .map(([what, code]) => `${TARGETS[what] ?? what} ${code}`)
            .join(""),
  ],
  ["Usage zone", ({ zone }) => zone ?? ""],
  ["Accounts", ({ account }) => account?.classification ?? ""],
  ["Valid from", ({ validFrom }) => validFrom ?? ""],
  ["Valid to", ({ validTo }) => validTo ?? ""],
  ["Chosen between", ({ range }) => (range === null ? "" : `${range.from} and ${range.to}`)],
  ["Needs approval above", ({ approvalAbove }) => approvalAbove ?? ""],
];

const KINDS = { percentage: "percentage", amount: "amount", freeUsage: "free usage" } as const;
const TARGETS: Readonly<Record<string, string>> = {
  product: "product",
  productType: "product type",
  family: "product family",
  udrType: "UDR type",
};

function renewalText(renew: DiscountDocument["renew"]): string {
  if (typeof renew === "string") return renew === "never" ? "once" : "each billing cycle";
  return `every ${renew.every} ${renew.unit}${renew.every === 1 ? "" : "s"}`;
}
