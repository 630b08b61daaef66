import * as z from "zod";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { usageLimits } from "../account/usage-limits-schema.ts";
import { agreedZones, sharedAllowances } from "../allowance/allowance-schema.ts";
import { codeText, moneyText } from "../price-plan/document-texts.ts";
import { instantOfLocalText } from "../price-plan/local-instant.ts";
import { allowedNetworks } from "./allowed-networks-schema.ts";

const MOST_DISCOUNTS = 200;

/** Which additive discounts may apply to the account, by themselves or given by an agent (domain R44). */
const allowedDiscounts = z.union([
  z.strictObject({ allowed: z.literal("all") }),
  z.strictObject({
    only: z
      .array(codeText)
      .max(MOST_DISCOUNTS, `At most ${MOST_DISCOUNTS} discounts`)
      .refine((codes) => new Set(codes).size === codes.length, "A discount is named once"),
  }),
]);

export type AllowedDiscounts = z.output<typeof allowedDiscounts>;

/** What is published of a pricing agreement: what an organisation agreed on for itself. */
export const agreementDocument = z.strictObject({
  format: z.literal("ratewright/agreement@1"),
  /** The account's number. */
  account: z.string().min(1, "The number of an account").max(30, "The number of an account"),
  /** Asked before every other plan; null leaves the prices as they would be without an agreement. */
  pricePlan: codeText.nullable(),
  discounts: allowedDiscounts,
  limits: usageLimits.nullable(),
  /** Where its SIMs may be used; a SIM's own go before these. Without the member anywhere. Older documents have none, and keep their hash. */
  networks: z.exactOptional(allowedNetworks),
  /** What its SIMs share, and the usage zones that says of; as of networks, documents without them keep their hash. */
  allowances: z.exactOptional(sharedAllowances),
  zones: z.exactOptional(agreedZones),
  /** In the account's currency; null leaves the account's own. */
  creditLimit: moneyText.nullable(),
  /** How many SIMs the organisation committed to. A note: nothing is charged by it. */
  committed: z
    .strictObject({ sims: z.int("A whole number, such as 250").positive("More than 0").max(999_999_999, "At most 9 digits") })
    .nullable(),
  /** The first local day on which it no longer holds; null has no end. */
  validTo: z
    .string()
    .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && instantOfLocalText(`${text}T00:00`, "UTC") !== null, "A day, such as 2027-01-31")
    .nullable(),
  /** Of the account: where its days begin. */
  timeZone: z.string().refine(isTimeZone, "A time zone, such as Europe/Nicosia"),
});

export type AgreementDocument = z.output<typeof agreementDocument>;

/** The same for every spelling of the same members. It is what gets approved. */
export function agreementHash(document: AgreementDocument): Promise<string> {
  return sha256Hex(canonicalJson(document));
}
