import { parseDecimal } from "#lib/kernel/decimal.ts";
import type { LimitPeriod, UsageLimit } from "../account/usage-limits-schema.ts";
import type { AgreementDocument } from "./agreement-document.ts";

/** An agreement as it is typed. Without packages, because editors must load fast: the border checks the rest. */
export type AgreementForm = {
  readonly pricePlan: string;
  readonly discounts: "all" | "only";
  readonly only: readonly string[];
  readonly limits: "own" | "agreed";
  readonly rows: readonly LimitRow[];
  readonly tolerated: string;
  readonly blocksBeyondCreditLimit: boolean;
  readonly blocksWithoutLimit: boolean;
  readonly creditLimit: string;
  readonly sims: string;
  readonly validTo: string;
};

export const LIMIT_TARGETS = ["all", "product", "productType", "family"] as const;
export type LimitTarget = (typeof LIMIT_TARGETS)[number];

/** `key` tells rows apart while they are typed. */
export type LimitRow = {
  readonly key: number;
  readonly targetKind: LimitTarget;
  readonly target: string;
  readonly measure: UsageLimit["measure"];
  readonly per: LimitPeriod;
  readonly most: string;
};

export const NEW_LIMIT: Omit<LimitRow, "key"> = { targetKind: "all", target: "", measure: "amount", per: "cycle", most: "" };

export const NEW_AGREEMENT: AgreementForm = {
  pricePlan: "",
  discounts: "all",
  only: [],
  limits: "own",
  rows: [],
  tolerated: "0",
  blocksBeyondCreditLimit: false,
  blocksWithoutLimit: false,
  creditLimit: "",
  sims: "",
  validTo: "",
};

export function agreementForm({ pricePlan, discounts, limits, creditLimit, committed, validTo }: AgreementDocument): AgreementForm {
  return {
    ...NEW_AGREEMENT,
    pricePlan: pricePlan ?? "",
    ...("only" in discounts ? { discounts: "only" as const, only: discounts.only } : {}),
    ...(limits === null
      ? {}
      : {
          limits: "agreed" as const,
          rows: limits.limits.map(limitRow),
          tolerated: limits.toleratedOverrunPercent,
          blocksBeyondCreditLimit: limits.blocksBeyondCreditLimit,
          blocksWithoutLimit: limits.blocksWithoutLimit,
        }),
    creditLimit: creditLimit ?? "",
    sims: committed === null ? "" : String(committed.sims),
    validTo: validTo ?? "",
  };
}

function limitRow({ for: target, measure, per, most }: UsageLimit, key: number): LimitRow {
  const [kind = "all", code = ""] = target === null ? [] : (Object.entries(target)[0] ?? []);
  return { key, targetKind: LIMIT_TARGETS.find((each) => each === kind) ?? "all", target: code, measure, per, most };
}

type Owner = { readonly number: string; readonly timeZone: string };

/** What is stored of the form: members that its choices make meaningless are left out. */
export function agreementOf(form: AgreementForm, account: Owner): AgreementDocument {
  const isAgreed = form.limits === "agreed";
  return {
    format: "ratewright/agreement@1",
    account: account.number,
    pricePlan: form.pricePlan === "" ? null : form.pricePlan,
    discounts: form.discounts === "all" ? { allowed: "all" } : { only: [...form.only] },
    limits: isAgreed
      ? {
          limits: form.rows.map(limitOf),
          toleratedOverrunPercent: form.tolerated.trim() === "" ? "0" : form.tolerated.trim(),
          blocksBeyondCreditLimit: form.blocksBeyondCreditLimit,
          blocksWithoutLimit: form.blocksWithoutLimit,
        }
      : null,
    creditLimit: form.creditLimit.trim() === "" ? null : form.creditLimit.trim(),
    committed: form.sims.trim() === "" ? null : { sims: wholeNumber(form.sims) },
    validTo: form.validTo === "" ? null : form.validTo,
    timeZone: account.timeZone,
  };
}

function limitOf({ targetKind, target, measure, per, most }: LimitRow): UsageLimit {
  return { for: targetOf(targetKind, target), measure, per, most: most.trim() };
}

function targetOf(kind: LimitTarget, code: string): UsageLimit["for"] {
  switch (kind) {
    case "all":
      return null;
    case "product":
      return { product: code };
    case "productType":
      return { productType: code };
    case "family":
      return { family: code };
  }
}

/** What is no whole number stays none, and the border says so. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
}

type FormProblem = { readonly field: string; readonly message: string };

/** What can be seen without asking: the rest is said by the server, by field. */
export function readAgreementForm(form: AgreementForm): readonly FormProblem[] {
  const { limits, rows, tolerated, creditLimit, sims } = form;
  return [
    ...(creditLimit.trim() === "" ? [] : decimalProblem("creditLimit", creditLimit)),
    ...(sims.trim() === "" || wholeNumber(sims) > 0 ? [] : [{ field: "sims", message: "A whole number of SIMs, such as 250." }]),
    ...(limits === "own" || tolerated.trim() === "" ? [] : decimalProblem("tolerated", tolerated)),
    ...(limits === "own" ? [] : rows.flatMap(rowProblems)),
  ];
}

function rowProblems({ key, targetKind, target, measure, most }: LimitRow): readonly FormProblem[] {
  return [
    ...(targetKind !== "all" && target === "" ? [{ field: `target-${key}`, message: "Choose what the limit is for." }] : []),
    ...(targetKind === "all" && measure === "quantity"
      ? [{ field: `measure-${key}`, message: "A quantity needs a service, a type or a family: units of different ones do not add up." }]
      : []),
    ...decimalProblem(`most-${key}`, most),
  ];
}

function decimalProblem(field: string, text: string): readonly FormProblem[] {
  return parseDecimal(text.trim()) === null ? [{ field, message: "Write a plain decimal, such as 10 or 2.50." }] : [];
}

/** The field of the form in which a path of the document lies. */
export function agreementField(path: string): string | null {
  const member = path.replace(/^document\./, "");
  if (member.startsWith("discounts")) return "only";
  if (member.startsWith("committed")) return "sims";
  if (member.startsWith("limits.toleratedOverrunPercent")) return "tolerated";
  if (member.startsWith("limits")) return "rows";
  return ["pricePlan", "creditLimit", "validTo"].find((each) => each === member) ?? null;
}
