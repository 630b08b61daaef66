import * as z from "zod";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { BillingTermView } from "../billing-term/billing-term-view.ts";
import type { NamedGroup } from "../billing-term/named-group.ts";
import type { ProviderView } from "../definition/provider-view.ts";
import type { ProviderCodes } from "../provider/provider-codes.ts";
import type { ReasonCodeView } from "../reason/reason-code.ts";
import { instantText } from "./common-answers.ts";

/** What the web API answers of how customers are billed, grouped, corrected and delivered to. As of every definition, its ETag says all. */
const head = { code: z.string(), revision: z.int().positive(), name: z.string() };
const archivedAt = instantText.nullable();

export const billingTermAnswer = z.strictObject({
  ...head,
  description: z.string(),
  state: z.enum(["draft", "effective", "terminated"]),
  classification: z.enum(["normal", "prepaid"]),
  billingType: z.enum(["preBill", "postBill", "preRated", "postRated"]),
  billingMethod: z.enum(["anniversary", "period"]),
  cycleDay: z.int().nullable(),
  frequencyMonths: z.int(),
  currency: z.string(),
  defaultPlan: z.string().nullable(),
  flexible: z.boolean(),
  maximumUnbilledUdrs: z.int().nullable(),
  maximumUnbilledAmount: z.string().nullable(),
  archivedAt,
});

export const accountClassificationAnswer = z.strictObject({ ...head, archivedAt });
export const subscriptionTypeAnswer = z.strictObject({ ...head, archivedAt });
export const reasonCodeAnswer = z.strictObject({ ...head, usageHappened: z.boolean(), archivedAt });

const provider = { ...head, protocol: z.string(), state: z.enum(["effective", "notEffective"]) };
export const providerAnswer = z.strictObject({
  ...provider,
  productCodes: z.array(z.strictObject({ product: z.string(), code: z.string() })),
  archivedAt,
});
/** In a list: how many products it has a code for. */
export const listedProviderAnswer = z.strictObject({ ...provider, products: z.int(), archivedAt });

export function toBillingTermAnswer(scheme: BillingTermView): z.output<typeof billingTermAnswer> {
  const { state, classification, billingType, billingMethod, cycleDay, frequencyMonths } = scheme;
  const { currency, defaultPlan, flexible, maximumUnbilledUdrs, maximumUnbilledAmount } = scheme;
  return {
    ...headOf(scheme),
    description: scheme.description ?? "",
    state,
    classification,
    billingType,
    billingMethod,
    cycleDay,
    frequencyMonths,
    currency,
    defaultPlan: defaultPlan?.code ?? null,
    flexible,
    maximumUnbilledUdrs,
    maximumUnbilledAmount,
    archivedAt: archivedText(scheme),
  };
}

/** Of an account classification or a subscription type. */
export function toGroupAnswer(group: NamedGroup): z.output<typeof accountClassificationAnswer> {
  return { ...headOf(group), archivedAt: archivedText(group) };
}

export function toReasonCodeAnswer(reason: ReasonCodeView): z.output<typeof reasonCodeAnswer> {
  return { ...headOf(reason), usageHappened: reason.usageHappened, archivedAt: archivedText(reason) };
}

type ProviderWithCodes = { readonly provider: ProviderView; readonly codes: ProviderCodes };

export function toProviderAnswer({ provider: found, codes }: ProviderWithCodes): z.output<typeof providerAnswer> {
  const { protocol, state } = found;
  const productCodes = [...codes].map(([product, code]) => ({ product, code }));
  return { ...headOf(found), protocol, state, productCodes, archivedAt: archivedText(found) };
}

export function toListedProviderAnswer(found: ProviderView): z.output<typeof listedProviderAnswer> {
  const { protocol, state, products } = found;
  return { ...headOf(found), protocol, state, products, archivedAt: archivedText(found) };
}

type Head = { readonly code: string; readonly revision: number; readonly name: string };

function headOf({ code, revision, name }: Head): Head {
  return { code, revision, name };
}

function archivedText({ archivedAt: at }: { readonly archivedAt: Instant | null }): string | null {
  return at === null ? null : instantToString(at);
}
