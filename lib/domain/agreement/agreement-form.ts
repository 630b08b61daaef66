import {
  creditLimitProblems,
  type LimitRowDraft,
  limitOfRow,
  limitRowProblems,
  limitRows,
  limitsFieldOf,
  toleratedProblems,
} from "../account/limits-draft.ts";
import { type AllowanceRow, allowanceField, allowanceProblems, allowanceRows, allowancesOfRows } from "../allowance/allowance-form.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import { type NetworksDraft, networksDraft, networksFieldOf, networksOf, networksProblems } from "./networks-draft.ts";

/** An agreement as it is typed. Without packages, because editors must load fast: the border checks the rest. */
export type AgreementForm = {
  readonly pricePlan: string;
  readonly discounts: "all" | "only";
  readonly only: readonly string[];
  readonly limits: "own" | "agreed";
  readonly rows: readonly LimitRowDraft[];
  readonly tolerated: string;
  readonly blocksBeyondCreditLimit: boolean;
  readonly blocksWithoutLimit: boolean;
  readonly networks: NetworksDraft;
  readonly creditLimit: string;
  readonly sims: string;
  readonly validTo: string;
  readonly allowances: readonly AllowanceRow[];
};

export const NEW_AGREEMENT: AgreementForm = {
  pricePlan: "",
  discounts: "all",
  only: [],
  limits: "own",
  rows: [],
  tolerated: "0",
  blocksBeyondCreditLimit: false,
  blocksWithoutLimit: false,
  networks: networksDraft(null),
  creditLimit: "",
  sims: "",
  validTo: "",
  allowances: [],
};

export function agreementForm(document: AgreementDocument): AgreementForm {
  const { pricePlan, discounts, limits, creditLimit, committed, validTo, allowances } = document;
  return {
    ...NEW_AGREEMENT,
    pricePlan: pricePlan ?? "",
    ...("only" in discounts ? { discounts: "only" as const, only: discounts.only } : {}),
    ...(limits === null
      ? {}
      : {
          limits: "agreed" as const,
          rows: limitRows(limits),
          tolerated: limits.toleratedOverrunPercent,
          blocksBeyondCreditLimit: limits.blocksBeyondCreditLimit,
          blocksWithoutLimit: limits.blocksWithoutLimit,
        }),
    networks: networksDraft(document.networks ?? null),
    creditLimit: creditLimit ?? "",
    sims: committed === null ? "" : String(committed.sims),
    validTo: validTo ?? "",
    allowances: allowanceRows(allowances),
  };
}

type Owner = { readonly number: string; readonly timeZone: string };

/** What is stored of the form: members that its choices make meaningless are left out. */
export function agreementOf(form: AgreementForm, account: Owner): AgreementDocument {
  const isAgreed = form.limits === "agreed";
  const networks = networksOf(form.networks);
  return {
    format: "ratewright/agreement@1",
    account: account.number,
    pricePlan: form.pricePlan === "" ? null : form.pricePlan,
    discounts: form.discounts === "all" ? { allowed: "all" } : { only: [...form.only] },
    limits: isAgreed
      ? {
          limits: form.rows.map(limitOfRow),
          toleratedOverrunPercent: form.tolerated.trim() === "" ? "0" : form.tolerated.trim(),
          blocksBeyondCreditLimit: form.blocksBeyondCreditLimit,
          blocksWithoutLimit: form.blocksWithoutLimit,
        }
      : null,
    ...(networks === null ? {} : { networks }),
    ...allowancesOfRows(form.allowances),
    creditLimit: form.creditLimit.trim() === "" ? null : form.creditLimit.trim(),
    committed: form.sims.trim() === "" ? null : { sims: wholeNumber(form.sims) },
    validTo: form.validTo === "" ? null : form.validTo,
    timeZone: account.timeZone,
  };
}

/** What is no whole number stays none, and the border says so. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
}

type FormProblem = { readonly field: string; readonly message: string };

/** What can be seen without asking: the rest is said by the server, by field. */
export function readAgreementForm(form: AgreementForm): readonly FormProblem[] {
  const { limits, rows, tolerated, networks, creditLimit, sims } = form;
  return [
    ...(creditLimit.trim() === "" ? [] : creditLimitProblems(creditLimit)),
    ...(sims.trim() === "" || wholeNumber(sims) > 0 ? [] : [{ field: "sims", message: "A whole number of SIMs, such as 250." }]),
    ...(limits === "own" ? [] : [...toleratedProblems(tolerated), ...limitRowProblems(rows)]),
    ...networksProblems(networks),
    ...allowanceProblems(form.allowances),
  ];
}

/** The field of the form in which a path of the document lies. */
export function agreementField(path: string, form: AgreementForm): string | null {
  const member = path.replace(/^document\./, "");
  if (member.startsWith("discounts")) return "only";
  if (member.startsWith("committed")) return "sims";
  if (member.startsWith("allowances")) return allowanceField(member, form.allowances);
  if (member.startsWith("limits.")) return limitsFieldOf(member.slice("limits.".length), form);
  if (member.startsWith("networks.")) return networksFieldOf(member.slice("networks.".length));
  return ["pricePlan", "creditLimit", "validTo"].find((each) => each === member) ?? null;
}
