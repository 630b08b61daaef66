import { isCurrency } from "#lib/kernel/currency.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import {
  BILLING_TYPES_OF,
  type BillingType,
  billingTermProblems,
  type Classification,
  isTypeOf,
  MOST_FREQUENCY_MONTHS,
  MOST_UNBILLED_UDRS,
} from "./billing-term-rules.ts";
import type { BillingTermState } from "./billing-term-state.ts";
import type { BillingTermView } from "./billing-term-view.ts";

/** A scheme as it is typed. */
export type BillingTermDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly state: BillingTermView["state"];
  readonly classification: Classification;
  readonly billingType: BillingType;
  readonly billingMethod: BillingTermView["billingMethod"];
  readonly cycleDay: string;
  readonly frequencyMonths: string;
  readonly currency: string;
  /** Empty: none. */
  readonly defaultPlan: string;
  readonly flexible: boolean;
  readonly maximumUnbilledUdrs: string;
  readonly maximumUnbilledAmount: string;
};

export type BillingTermReading = { readonly problems: readonly DraftProblem[]; readonly state: BillingTermState };

export function newBillingTermDraft(currency: string): BillingTermDraft {
  return {
    code: "",
    name: "",
    description: "",
    state: "draft",
    classification: "normal",
    billingType: "postBill",
    billingMethod: "period",
    cycleDay: "1",
    frequencyMonths: "1",
    currency,
    defaultPlan: "",
    flexible: true,
    maximumUnbilledUdrs: "",
    maximumUnbilledAmount: "",
  };
}

export function billingTermDraft(scheme: BillingTermView): BillingTermDraft {
  const { code, name, description, state, classification, billingType, billingMethod, cycleDay, frequencyMonths } = scheme;
  const { currency, defaultPlan, flexible, maximumUnbilledUdrs, maximumUnbilledAmount } = scheme;
  return {
    code,
    name,
    description: description ?? "",
    state,
    classification,
    billingType,
    billingMethod,
    cycleDay: cycleDay === null ? "" : String(cycleDay),
    frequencyMonths: String(frequencyMonths),
    currency,
    defaultPlan: defaultPlan?.code ?? "",
    flexible,
    maximumUnbilledUdrs: maximumUnbilledUdrs === null ? "" : String(maximumUnbilledUdrs),
    maximumUnbilledAmount: maximumUnbilledAmount ?? "",
  };
}

/** Of the other kind: billed in a way that it has, and prepaid without thresholds, which come back with the former kind. */
export function withClassification(draft: BillingTermDraft, classification: Classification): BillingTermDraft {
  const billingType = isTypeOf(classification, draft.billingType) ? draft.billingType : BILLING_TYPES_OF[classification][0];
  return { ...draft, classification, billingType };
}

/** Everything that is wrong with the draft, in the order of the form, and what it comes to. */
export function readBillingTermDraft(draft: BillingTermDraft): BillingTermReading {
  const { classification, billingType, billingMethod, currency, flexible } = draft;
  const isNormal = classification === "normal";
  const day = wholeNumber(draft.cycleDay, 31);
  const months = wholeNumber(draft.frequencyMonths, MOST_FREQUENCY_MONTHS);
  const udrs = isNormal ? wholeNumber(draft.maximumUnbilledUdrs, MOST_UNBILLED_UDRS) : null;
  const amount = isNormal ? draft.maximumUnbilledAmount.trim() : "";
  const isAmount = amount === "" || (parseMicros(amount) ?? 0n) > 0n;
  const state: BillingTermState = {
    name: draft.name.trim(),
    description: draft.description.trim() === "" ? null : draft.description.trim(),
    state: draft.state,
    classification,
    billingType,
    billingMethod,
    cycleDay: typeof day === "number" ? day : null,
    frequencyMonths: typeof months === "number" ? months : 1,
    currency,
    defaultPlan: draft.defaultPlan === "" ? null : draft.defaultPlan,
    flexible,
    maximumUnbilledUdrs: typeof udrs === "number" ? udrs : null,
    maximumUnbilledAmount: amount === "" || !isAmount ? null : amount,
  };
  const own = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
    { field: "cycleDay", message: billingMethod === "period" && day === "wrong" ? "A day from 1 to 31." : null },
    {
      field: "frequencyMonths",
      message: typeof months === "number" ? null : `A whole number of months, from 1 to ${MOST_FREQUENCY_MONTHS}.`,
    },
    { field: "currency", message: isCurrency(currency) ? null : "Not a currency that this console knows." },
    { field: "maximumUnbilledUdrs", message: udrs === "wrong" ? "A whole number from 1 on, or nothing." : null },
    { field: "maximumUnbilledAmount", message: isAmount ? null : "An amount above 0, such as 20.00, or nothing." },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  const across = billingTermProblems(state).filter(({ field }) => !own.some((problem) => problem.field === field));
  return { problems: [...own, ...across], state };
}

/** Null where nothing is typed. */
function wholeNumber(text: string, most: number): number | null | "wrong" {
  const typed = text.trim();
  if (typed === "") return null;
  if (!/^[1-9]\d{0,6}$/.test(typed)) return "wrong";
  const number = Number.parseInt(typed, 10);
  return number <= most ? number : "wrong";
}
