import * as z from "zod";
import type { Zone } from "#lib/rating/rate-book.ts";
import { codeText, nameText, positiveRateText } from "../price-plan/document-texts.ts";
import { RENEWAL_UNITS } from "./renewal-units.ts";

const MOST_ALLOWANCES = 50;

const target = z.union(
  [
    z.strictObject({ product: codeText }),
    z.strictObject({ productType: codeText }),
    z.strictObject({ family: codeText }),
    z.strictObject({ udrType: codeText }),
  ],
  { error: "An allowance is for one product, productType, family or udrType" },
);

const renewal = z.union(
  [
    z.literal("cycle"),
    z.strictObject({
      every: z.int("A whole number, such as 3").min(1, "At least 1").max(1000, "At most 1000"),
      unit: z.enum(RENEWAL_UNITS),
    }),
  ],
  { error: 'An allowance renews every "cycle", or as { "every": 3, "unit": "month" }' },
);

/** A quantity that is free in each period, whichever of the account's SIMs uses it (design, "Pools and agreements"). */
const sharedAllowance = z.strictObject({
  code: codeText,
  name: nameText,
  quantity: positiveRateText,
  /** The unit of measurement of the usage that it is for. */
  unit: codeText,
  for: target,
  /** The code of a usage zone that the usage must be in. */
  zone: z.exactOptional(codeText),
  renew: renewal,
  /** How much of it one SIM may take in its period. */
  capPerSim: z.exactOptional(positiveRateText),
});

export type SharedAllowance = z.output<typeof sharedAllowance>;

/** In the order in which usage takes from them. None is not written at all: there is one spelling of it. */
export const sharedAllowances = z
  .array(sharedAllowance)
  .min(1, "Leave them out where there are none")
  .max(MOST_ALLOWANCES, `At most ${MOST_ALLOWANCES} allowances`)
  .superRefine((allowances, context) => {
    const codes = allowances.map(({ code }) => code);
    for (const [index, code] of codes.entries()) {
      const isRepeated = codes.indexOf(code) < index;
      if (isRepeated) context.addIssue({ code: "custom", message: `There is an allowance ${code} above`, path: [index, "code"] });
    }
  });

const value = z.string().max(1000);
const attribute = codeText;
const as = z.exactOptional(z.enum(["text", "decimal", "instant", "boolean"]));

const condition = z.union([
  z.strictObject({ attribute, as, is: value }),
  z.strictObject({ attribute, as, isNot: value }),
  z.strictObject({ attribute, as, in: z.union([value, z.array(value)]) }),
  z.strictObject({ attribute, as, between: z.tuple([value, value]) }),
  z.strictObject({ attribute, as, startsWith: z.union([value, z.array(value)]) }),
  z.strictObject({ attribute, as, isUnder: value, values: z.array(value) }),
]);

/**
 * The zones that the allowances ask for, as they were when the document was saved: a zone that is edited later changes nothing that was
 * approved. The console writes them; whatever is sent is replaced.
 */
export const agreedZones = z.record(codeText, z.strictObject({ all: z.array(condition).min(1) })) satisfies z.ZodType<
  Readonly<Record<string, Zone>>
>;

export type AgreedZones = z.output<typeof agreedZones>;

/** What of an agreement says what its SIMs share. */
export type SharedTermsOf = {
  readonly allowances?: readonly SharedAllowance[] | undefined;
  readonly zones?: AgreedZones | undefined;
  readonly timeZone: string;
};
