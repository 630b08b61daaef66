import { parseDecimal } from "#lib/kernel/decimal.ts";
import type { DiscountKind, DiscountTarget, Renewal } from "#lib/rating/discounts/discount.ts";
import type { DiscountApplication, DiscountDocument } from "./discount-document.ts";

/** A discount's terms as they are typed. Without packages, because editors must load fast: the border checks the rest. */
export type DiscountForm = {
  readonly kind: DiscountKind;
  readonly value: string;
  readonly per: "udr" | "period";
  readonly renew: "never" | "cycle" | "day" | "week" | "month";
  readonly every: string;
  readonly level: string;
  readonly targetKind: "all" | "product" | "productType" | "family" | "udrType";
  readonly target: string;
  readonly zone: string;
  readonly classification: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly currency: string;
  readonly rangeFrom: string;
  readonly rangeTo: string;
  readonly approvalAbove: string;
};

export function newDiscountForm(currency: string): DiscountForm {
  return {
    kind: "percentage",
    value: "",
    per: "udr",
    renew: "cycle",
    every: "1",
    level: "1",
    targetKind: "all",
    target: "",
    zone: "",
    classification: "",
    validFrom: "",
    validTo: "",
    currency,
    rangeFrom: "",
    rangeTo: "",
    approvalAbove: "",
  };
}

export function discountForm(document: DiscountDocument, currency: string): DiscountForm {
  const { kind, value, per, renew, level, for: target, zone, account, validFrom, validTo, range, approvalAbove } = document;
  const [targetKind = "all", targetCode = ""] = target === null ? [] : (Object.entries(target)[0] ?? []);
  return {
    kind,
    value,
    per,
    renew: typeof renew === "string" ? renew : renew.unit,
    every: typeof renew === "string" ? "1" : String(renew.every),
    level: String(level),
    targetKind: TARGET_KINDS.find((each) => each === targetKind) ?? "all",
    target: targetCode,
    zone: zone ?? "",
    classification: account?.classification ?? "",
    validFrom: validFrom ?? "",
    validTo: validTo ?? "",
    currency: document.currency ?? currency,
    rangeFrom: range?.from ?? "",
    rangeTo: range?.to ?? "",
    approvalAbove: approvalAbove ?? "",
  };
}

export const TARGET_KINDS = ["all", "product", "productType", "family", "udrType"] as const;

type Line = { readonly code: string; readonly application: DiscountApplication; readonly timeZone: string };

/** What is stored of the form: members that its choices make meaningless are left out. */
export function documentOf(form: DiscountForm, { code, application, timeZone }: Line): DiscountDocument {
  const isAdHoc = application === "adHoc";
  const isPeriod = !isAdHoc && form.per === "period";
  const hasRange = isAdHoc && (form.rangeFrom !== "" || form.rangeTo !== "");
  return {
    format: "ratewright/discount@1",
    code,
    application,
    kind: form.kind,
    value: form.value.trim(),
    per: isPeriod ? "period" : "udr",
    renew: isPeriod ? renewalOf(form) : "never",
    level: form.kind === "percentage" ? wholeNumber(form.level) : 1,
    for: targetOf(form),
    zone: form.zone === "" ? null : form.zone,
    account: form.classification === "" ? null : { classification: form.classification },
    validFrom: form.validFrom === "" ? null : form.validFrom,
    validTo: form.validTo === "" ? null : form.validTo,
    currency: form.kind === "amount" ? form.currency : null,
    timeZone,
    range: hasRange ? { from: form.rangeFrom.trim(), to: form.rangeTo.trim() } : null,
    approvalAbove: isAdHoc && form.approvalAbove.trim() !== "" ? form.approvalAbove.trim() : null,
  };
}

function renewalOf({ renew, every }: DiscountForm): Renewal {
  return renew === "never" || renew === "cycle" ? renew : { every: wholeNumber(every), unit: renew };
}

function targetOf({ targetKind, target }: DiscountForm): DiscountTarget | null {
  switch (targetKind) {
    case "all":
      return null;
    case "product":
      return { product: target };
    case "productType":
      return { productType: target };
    case "family":
      return { family: target };
    case "udrType":
      return { udrType: target };
  }
}

/** What is no whole number stays none, and the border says so. */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
}

export type FormProblem = { readonly field: string; readonly message: string };

/** What can be seen without asking: the rest is said by the server, by field. */
export function readDiscountForm(form: DiscountForm, application: DiscountApplication): readonly FormProblem[] {
  const { kind, value, targetKind, target, rangeFrom, rangeTo, approvalAbove } = form;
  const isAdHoc = application === "adHoc";
  return [
    ...decimalProblem("value", value, VALUE_MISSING[kind]),
    ...(targetKind !== "all" && target === "" ? [{ field: "target", message: "Choose what it is for." }] : []),
    ...(isAdHoc && rangeFrom !== "" ? decimalProblem("rangeFrom", rangeFrom, "") : []),
    ...(isAdHoc && rangeTo !== "" ? decimalProblem("rangeTo", rangeTo, "") : []),
    ...(isAdHoc && rangeFrom === "" && rangeTo !== "" ? [{ field: "rangeFrom", message: "A range has both its ends." }] : []),
    ...(isAdHoc && rangeFrom !== "" && rangeTo === "" ? [{ field: "rangeTo", message: "A range has both its ends." }] : []),
    ...(isAdHoc && approvalAbove !== "" ? decimalProblem("approvalAbove", approvalAbove, "") : []),
  ];
}

const VALUE_MISSING = {
  percentage: "Say how many per cent.",
  amount: "Say which amount.",
  freeUsage: "Say how much is free.",
} as const satisfies Record<DiscountKind, string>;

function decimalProblem(field: string, text: string, missing: string): readonly FormProblem[] {
  if (text.trim() === "") return [{ field, message: missing }];
  return parseDecimal(text.trim()) === null ? [{ field, message: "Write a plain decimal, such as 10 or 2.50." }] : [];
}

/** The field of the form in which a path of the document lies. */
export function fieldOfPath(path: string): string | null {
  const member = path.replace(/^document\./, "");
  if (member.startsWith("for")) return "target";
  if (member.startsWith("range.from")) return "rangeFrom";
  if (member.startsWith("range")) return "rangeTo";
  if (member.startsWith("account")) return "classification";
  if (member.startsWith("renew")) return "every";
  const known = ["code", "name", "description", "value", "per", "level", "zone", "validFrom", "validTo", "currency", "approvalAbove"];
  return known.find((each) => member === each) ?? null;
}
