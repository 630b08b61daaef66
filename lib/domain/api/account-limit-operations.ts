import * as z from "zod";
import { accountLimitsBody, allowanceQuery } from "../account/limits-schema.ts";
import { LIMIT_MEASURES, LIMIT_PERIODS, usageLimits } from "../account/usage-limits-schema.ts";
import type { ApiOperation } from "./api-operation.ts";
import { instantText } from "./common-answers.ts";

export const accountLimitsAnswer = z.strictObject({
  account: z.string(),
  currency: z.string(),
  /** Null while nothing was ever set. */
  revision: z.int().positive().nullable(),
  ...usageLimits.shape,
  creditLimit: z.string().nullable(),
});

export const accountLimitsSavedAnswer = z.strictObject({ account: z.string(), revision: z.int().positive() });

const limitStanding = z.strictObject({
  source: z.enum(["account", "agreement"]),
  for: usageLimits.shape.limits.element.shape.for,
  name: z.string(),
  measure: z.enum(LIMIT_MEASURES),
  per: z.enum(LIMIT_PERIODS),
  /** The currency of an amount, the unit of a quantity; null where its usage has no one unit. */
  unit: z.string().nullable(),
  most: z.string(),
  toleratedOverrunPercent: z.string(),
  used: z.string(),
  /** With what is tolerated. */
  left: z.string(),
  from: instantText.nullable(),
  until: instantText.nullable(),
  words: z.strictObject({ limit: z.string(), used: z.string(), left: z.string() }),
  usedPercent: z.string(),
});

export const allowanceAnswer = z.strictObject({
  account: z.string(),
  currency: z.string(),
  at: instantText,
  /** By whose billing cycle a limit a cycle is measured. */
  subscription: z.string().nullable(),
  limits: z.array(limitStanding),
  blocksWithoutLimit: z.boolean(),
  credit: z.strictObject({
    limit: z.string().nullable(),
    blocks: z.boolean(),
    /** By the ledger: what posted bills say that nobody has paid. */
    billed: z.string(),
    unbilled: z.string(),
    left: z.string().nullable(),
  }),
});

const ACCOUNT = "/api/v1/accounts/{number}";
const READ = { tag: "Accounts", method: "get", permission: "account.read", authenticate: "either" } as const;

const LIMITS = {
  limits: [{ for: { family: "PPV" }, measure: "amount", per: "day", most: "20" }],
  toleratedOverrunPercent: "10",
  blocksBeyondCreditLimit: true,
  blocksWithoutLimit: false,
  creditLimit: "500.00",
} as const;

/** What an account may use before an order is refused, and what is left of it. */
export function accountLimitOperations(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: `${ACCOUNT}/limits`,
      id: "getAccountLimits",
      summary: "Read what an account may use",
      description: "Without an ETag while nothing was ever set. What its pricing agreement limits beside it is in the allowance.",
      answer: {
        status: 200,
        headers: ["ETag"],
        schema: accountLimitsAnswer,
        example: { account: "A-10001", currency: "EUR", revision: 1, ...LIMITS },
      },
    },
    {
      tag: "Accounts",
      method: "put",
      path: `${ACCOUNT}/limits`,
      id: "replaceAccountLimits",
      summary: "Set what an account may use",
      description: "Over the revision that If-Match names, or as the first with If-None-Match: *. The next order obeys it.",
      permission: "account.manage",
      authenticate: "either",
      idempotent: true,
      precondition: "revisionOrNone",
      body: { schema: accountLimitsBody, example: LIMITS },
      answer: { status: 200, headers: ["ETag"], schema: accountLimitsSavedAnswer, example: { account: "A-10001", revision: 2 } },
    },
    {
      ...READ,
      path: `${ACCOUNT}/allowance`,
      id: "getAccountAllowance",
      summary: "What an account may still use now",
      description:
        "By its own limits and those agreed with it; an order must keep them all. A limit a cycle is measured by the named subscription's billing cycle, else by that of the first effective one.",
      query: allowanceQuery,
      answer: { status: 200, schema: allowanceAnswer },
    },
  ];
}
