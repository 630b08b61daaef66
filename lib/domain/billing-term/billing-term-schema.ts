import * as z from "zod";
import { isCurrency } from "#lib/kernel/currency.ts";
import { parseMicros } from "#lib/kernel/money.ts";
import { definitionAtRevision, described } from "../definition/definition-schema.ts";
import { billingTermProblems, MOST_FREQUENCY_MONTHS, MOST_UNBILLED_UDRS } from "./billing-term-rules.ts";

export const saveBillingTermInput = z
  .strictObject({
    ...described,
    state: z.enum(["draft", "effective", "terminated"]),
    classification: z.enum(["normal", "prepaid"]),
    billingType: z.enum(["preBill", "postBill", "preRated", "postRated"]),
    billingMethod: z.enum(["anniversary", "period"]),
    cycleDay: z.int().min(1, "A day from 1 to 31.").max(31, "A day from 1 to 31.").nullable(),
    frequencyMonths: z.int().min(1, "At least 1 month.").max(MOST_FREQUENCY_MONTHS, `At most ${MOST_FREQUENCY_MONTHS} months.`),
    currency: z.string().refine(isCurrency, "Not a currency that this console knows."),
    defaultPlan: described.code.nullable(),
    flexible: z.boolean(),
    maximumUnbilledUdrs: z.int().min(1, "At least 1 UDR.").max(MOST_UNBILLED_UDRS, "At most 1,000,000 UDRs.").nullable(),
    maximumUnbilledAmount: z
      .string()
      .refine((text) => (parseMicros(text) ?? 0n) > 0n, "An amount above 0, of at most 6 decimals.")
      .nullable(),
  })
  .superRefine((scheme, context) => {
    for (const { field, message } of billingTermProblems(scheme)) context.addIssue({ code: "custom", path: [field], message });
  });
export type SaveBillingTermInput = z.output<typeof saveBillingTermInput>;
/** As a form sends it. */
export type SaveBillingTermForm = z.input<typeof saveBillingTermInput>;

export const moveBillingTermInput = definitionAtRevision.extend({ to: z.enum(["effective", "terminated"]) });
export type MoveBillingTermInput = z.output<typeof moveBillingTermInput>;
