import * as z from "zod";
import { moneyText } from "../price-plan/document-texts.ts";
import { usageLimits } from "./usage-limits-schema.ts";

const set = {
  ...usageLimits.shape,
  /** In the account's currency; null: none was given. */
  creditLimit: moneyText.nullable(),
};

type Credit = { readonly blocksBeyondCreditLimit: boolean; readonly creditLimit: string | null };

const namesItsLimit = ({ blocksBeyondCreditLimit, creditLimit }: Credit) => !blocksBeyondCreditLimit || creditLimit !== null;
const UNNAMED = { message: "Give the credit limit beyond which orders are refused", path: ["creditLimit"] };

/** What a program puts on an account. */
export const accountLimitsBody = z.strictObject(set).refine(namesItsLimit, UNNAMED);
export type AccountLimitsBody = z.output<typeof accountLimitsBody>;

/** The same from the console: `code` is the account's number, and the revision the one that the editor began from, null where nothing was set. */
export const saveLimitsInput = z
  .strictObject({ code: z.string().min(1).max(40), revision: z.int().positive().nullable(), ...set })
  .refine(namesItsLimit, UNNAMED);
export type SaveLimitsInput = z.output<typeof saveLimitsInput>;
export type SaveLimitsForm = z.input<typeof saveLimitsInput>;

export const accountNumberParams = z.object({ number: z.string().min(1).max(40) });

export const allowanceQuery = z.object({
  /** Whose billing cycle; the account's first effective one where it is not said. */
  subscription: z
    .string()
    .regex(/^S-\d{1,15}$/, "A subscription number such as S-20001.")
    .optional(),
});
