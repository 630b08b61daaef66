import * as z from "zod";
import { BACKTEST_STATES } from "../backtest/backtest.ts";
import { backtestParams } from "../backtest/backtest-params.ts";
import { instantText } from "./common-answers.ts";

export const backtestIdParams = backtestParams.pick({ backtestId: true });

const state = z.enum(BACKTEST_STATES);
const backtestId = z.int().positive();

export const backtestStartedAnswer = z.strictObject({ backtestId });
export const backtestMovedAnswer = z.strictObject({ backtestId, state });

const named = { code: z.string(), name: z.string() };
const reference = z.strictObject(named);

/** Under the version in force (now) and under the document that was tried (tried); money as text, net of tax. */
const compared = { udrs: z.int(), now: z.string(), tried: z.string(), change: z.string(), percent: z.string().nullable() };
const comparedGroups = z.array(z.strictObject({ ...named, ...compared }));
const comparedAccounts = z.array(z.strictObject({ number: z.string(), name: z.string(), ...compared }));

const unpriced = z.strictObject({
  udrs: z.int(),
  amount: z.string(),
  reasons: z.array(z.strictObject({ sentence: z.string(), udrs: z.int() })),
  products: z.array(z.strictObject({ ...named, udrs: z.int() })),
  examples: z.array(z.int()),
});

/** With 95 % confidence the amount of all the usage lies within ± `margin`. */
const estimate = z.strictObject({ amount: z.string(), margin: z.string() });

const result = z.strictObject({
  isWhole: z.boolean(),
  total: z.strictObject({ ...compared, grossNow: z.string(), grossTried: z.string(), changed: z.int() }),
  estimate: z.strictObject({ now: estimate, tried: estimate, change: estimate }).nullable(),
  accounts: z.strictObject({
    count: z.int(),
    more: z.int(),
    less: z.int(),
    same: z.int(),
    buckets: z.array(z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), accounts: z.int() })),
    payMore: comparedAccounts,
    payLess: comparedAccounts,
  }),
  products: comparedGroups,
  lines: z.array(
    z.strictObject({
      rate: z.string(),
      level: z.int().nullable(),
      zone: reference.nullable(),
      timeModel: reference.nullable(),
      ...compared,
    }),
  ),
  zones: comparedGroups,
  classifications: comparedGroups,
  hours: z.array(z.strictObject({ hour: z.int(), ...compared })),
  losesPrice: unpriced,
  gainsPrice: unpriced,
  unpriced: z.int(),
  elsewhere: z.int(),
});

export const backtestAnswer = z.strictObject({
  backtestId,
  state,
  requestedBy: z.string(),
  requestedAt: instantText,
  finishedAt: instantText.nullable(),
  selection: z.strictObject({
    from: instantText,
    to: instantText,
    classification: reference.nullable(),
    target: z.strictObject({ kind: z.enum(["product", "productType", "family"]), ...named }).nullable(),
  }),
  baseline: z.int(),
  isDraftNow: z.boolean(),
  total: z.strictObject(compared).nullable(),
  plan: z.strictObject({ ...named, currency: z.string() }),
  zone: z.string(),
  documentHash: z.string(),
  progress: z.strictObject({
    chunksDone: z.int(),
    chunks: z.int(),
    udrs: z.int(),
    secondsLeft: z.int().nullable(),
    seconds: z.int(),
  }),
  faultId: z.string().nullable(),
  result: result.nullable(),
});
