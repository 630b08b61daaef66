import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { decimal, ONE } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { planEntries } from "../billing/plan-entries.ts";
import type { Rated, Rbi, RbiState } from "../billing/rbi.ts";
import type { Wallet } from "../billing/wallet.ts";
import { decidePosting, directiveToRate, goesOnWaiting, readChain } from "./decide-posting.ts";
import { decideUdrValues } from "./decide-udr-values.ts";
import type { Directive, Udr } from "./udr.ts";
import type { UdrAction } from "./udr-actions.ts";

type Standing = "never rated" | "waits for a run" | RbiState;
type Row = readonly [
  directive: Directive,
  standing: Standing,
  action: Exclude<UdrAction, "adjust" | "reverse">,
  normal: string,
  prepaid: string,
];

/**
 * What stands, what is done, what posts. A charge is worth 10.00, a credit −10.00. `queue` waits for the next bill,
 * `cancelled` settles with its unbilled charge, `wallet` moves it now.
 */
const SHEET: readonly Row[] = [
  ["toBeBilled", "billed", "cancel", "reversal -10.00 queue", "reversal -10.00 wallet"],
  ["toBeBilled", "notBilled", "cancel", "reversal -10.00 cancelled", "reversal -10.00 wallet"],
  ["toBeBilled", "never rated", "cancel", "nothing", "nothing"],
  ["toBeBilled", "waits for a run", "cancel", "nothing", "nothing"],
  ["toBeBilled", "billed", "setNotToBeBilled", "reversal -10.00 queue", "reversal -10.00 wallet"],
  ["toBeBilled", "notBilled", "setNotToBeBilled", "reversal -10.00 cancelled", "reversal -10.00 wallet"],
  ["toBeBilled", "waits for a run", "setNotToBeBilled", "nothing", "nothing"],
  ["toBeBilled", "billed", "setCreditable", "reversal -10.00 queue, charge -10.00 queue", "reversal -10.00 wallet, charge -10.00 wallet"],
  [
    "toBeBilled",
    "notBilled",
    "setCreditable",
    "reversal -10.00 cancelled, charge -10.00 queue",
    "reversal -10.00 wallet, charge -10.00 wallet",
  ],
  ["toBeBilled", "waits for a run", "setCreditable", "nothing, waits on", "nothing, waits on"],
  ["toBeCredited", "billed", "cancel", "reversal 10.00 queue", "reversal 10.00 wallet"],
  ["toBeCredited", "notBilled", "cancel", "reversal 10.00 cancelled", "reversal 10.00 wallet"],
  ["toBeCredited", "billed", "setBillable", "reversal 10.00 queue, charge 10.00 queue", "reversal 10.00 wallet, charge 10.00 wallet"],
  [
    "toBeCredited",
    "notBilled",
    "setBillable",
    "reversal 10.00 cancelled, charge 10.00 queue",
    "reversal 10.00 wallet, charge 10.00 wallet",
  ],
  ["toBeCredited", "billed", "setNotToBeBilled", "reversal 10.00 queue", "reversal 10.00 wallet"],
  ["notToBeBilled", "never rated", "cancel", "nothing", "nothing"],
  ["notToBeBilled", "never rated", "setBillable", "charge 10.00 queue", "charge 10.00 wallet"],
  ["notToBeBilled", "never rated", "setCreditable", "charge -10.00 queue", "charge -10.00 wallet"],
  ["notToBeBilled", "cancelled", "setBillable", "charge 10.00 queue", "charge 10.00 wallet"],
];

describe.each(SHEET)("%s, %s: %s", (directive, standing, action, normal, prepaid) => {
  test(`normal: ${normal}`, () => expect(outcome({ directive, standing, action, wallet: null })).toBe(normal));
  test(`prepaid: ${prepaid}`, () => expect(outcome({ directive, standing, action, wallet: WALLET })).toBe(prepaid));
});

test("the chain goes on where it ended", () => {
  expect(readChain([])).toEqual({ live: null, lastSeq: 0 });
  const [charge, reversal] = chainOf("cancelled", "toBeBilled");
  if (!charge || !reversal) throw new Error("a cancelled chain has two RBIs");
  expect(readChain([charge])).toEqual({ live: charge, lastSeq: 1 });
  expect(readChain([charge, reversal])).toEqual({ live: null, lastSeq: 2 });
});

type Case = { readonly directive: Directive; readonly standing: Standing; readonly action: Row[2]; readonly wallet: Wallet | null };

function outcome({ directive, standing, action, wallet }: Case): string {
  const isWaitingForRun = standing === "waits for a run";
  const values = decideUdrValues({ udr: { ...UDR, directive }, personal: {} }, { action, udrId: 1042, expectedRevision: 1 }, null);
  if (!values.ok) throw new Error(values.refusal.code);
  const after = values.value.udr;
  const wanted = directiveToRate({ after, isWaitingForRun });
  const rated = wanted && { rated: ratedAs(wanted), directive: wanted };
  const planned = planEntries(decidePosting({ after, chain: readChain(chainOf(standing, directive)), rated, wallet }));
  if (!planned.ok) throw new Error(planned.refusal.code);
  const entries = planned.value.entries.map(({ content, goes }) => `${content.kind} ${microsToString(content.gross, 2)} ${goes}`);
  return [entries.join(", ") || "nothing", ...(goesOnWaiting({ after, isWaitingForRun }) ? ["waits on"] : [])].join(", ");
}

const UDR: Udr = {
  shard: 1,
  accountId: 1,
  udrId: 1042,
  subscriptionId: 1,
  origin: "order",
  orderId: 1,
  rating: "here",
  state: "posted",
  directive: "toBeBilled",
  revision: 1,
  currency: currency("EUR"),
  orderedAt: instantFromMillis(0),
  recordedAt: instantFromMillis(0),
  personId: null,
  costCentreId: null,
  udrTypeId: 1,
  productId: 1,
  sourceId: 1,
  quantity: ONE,
  usedFrom: instantFromMillis(0),
  usedTo: null,
  billingEffectiveAt: instantFromMillis(0),
  adHocDiscounts: [],
  metadata: {},
  importedGross: null,
  importedTax: null,
};

const WALLET: Wallet = { walletId: 1, subscriptionId: 1, currency: currency("EUR"), floor: 0n, balance: micros("100"), debt: 0n, seq: 1 };

function ratedAs(directive: "toBeBilled" | "toBeCredited"): Rated {
  const sign = directive === "toBeBilled" ? 1n : -1n;
  return {
    gross: sign * micros("10"),
    net: sign * micros("9.09"),
    tax: sign * micros("0.91"),
    currency: currency("EUR"),
    taxPercent: decimal("10"),
    taxInclusive: true,
    pricePlanVersionId: 1,
    ratingInstant: instantFromMillis(0),
    // What explains an amount takes no part in these decisions.
    explanation: {} as Explanation,
  };
}

function chainOf(standing: Standing, directive: Directive): readonly Rbi[] {
  if (standing === "never rated" || standing === "waits for a run") return [];
  const charge: Rbi = {
    ...ratedAs(directive === "toBeCredited" ? "toBeCredited" : "toBeBilled"),
    subscriptionId: 1,
    udrId: 1042,
    udrRevision: 1,
    seq: 1,
    kind: "charge",
    reversesId: null,
    directive: directive === "toBeCredited" ? "toBeCredited" : "toBeBilled",
    productId: 1,
    quantity: ONE,
    rbiId: 70_001,
    ratedAt: instantFromMillis(0),
    state: standing,
    billId: standing === "billed" ? 1 : null,
    walletId: null,
    walletSeq: null,
  };
  if (standing !== "cancelled") return [charge];
  return [
    charge,
    { ...charge, rbiId: 70_002, seq: 2, kind: "reversal", reversesId: 70_001, gross: -charge.gross, net: -charge.net, tax: -charge.tax },
  ];
}
