import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type Micros, micros, microsToString } from "#lib/kernel/money.ts";
import type { Explanation } from "#lib/rating/explanation.ts";
import { type LiveCharge, type NewCharge, type Posting, planEntries } from "./plan-entries.ts";
import type { Rated } from "./rbi.ts";
import { reverseRbi } from "./reverse-rbi.ts";
import type { Wallet } from "./wallet.ts";

const AT = present(parseInstant("2026-03-03T20:00:00+02:00"), "an instant");

/** Only its identity matters here: entries carry an explanation along and never read it. */
const EXPLANATION: Explanation = Object.create(null);

function rated(gross: string): Rated {
  const amounts = { gross: micros(gross), net: micros(gross), tax: 0n, taxPercent: decimal("0"), taxInclusive: true };
  return { ...amounts, currency: currency("EUR"), pricePlanVersionId: 1, ratingInstant: AT, explanation: EXPLANATION };
}

function charge(gross: string): NewCharge {
  return { rated: rated(gross), directive: gross.startsWith("-") ? "toBeCredited" : "toBeBilled", productId: 1, quantity: decimal("1") };
}

function live(gross: string, state: "notBilled" | "billed"): LiveCharge {
  const place = { billId: null, walletId: null, walletSeq: null, state, ratedAt: AT };
  const content = { ...rated(gross), ...charge(gross), kind: "charge", reversesId: null } as const;
  return { ...content, ...place, rbiId: 7, subscriptionId: 2, udrId: 3, udrRevision: 1, seq: 1 };
}

function wallet(balance: string): Wallet {
  return { walletId: 1, subscriptionId: 2, currency: currency("EUR"), floor: 0n, balance: micros(balance), debt: 0n, seq: 1 };
}

function plan(changes: Partial<Posting>): string {
  const posting: Posting = {
    ...{ cause: "correction", subscriptionId: 2, udrId: 3, udrRevision: 2 },
    ...{ live: null, lastSeq: 0, charge: null, wallet: null },
    ...changes,
  };
  const planned = planEntries(posting);
  if (!planned.ok) return planned.refusal.code;
  const { entries, walletMovement: moved } = planned.value;
  const show = (amount: Micros) => microsToString(amount, 0);
  const posted = entries.map(({ content, goes }) => `${content.seq} ${content.kind} ${show(content.gross)} ${goes}`);
  return [...posted, ...(moved ? [`moves ${show(moved.amount)} debt ${show(moved.debtChange)}`] : [])].join(", ");
}

describe("what posts", () => {
  test.each<readonly [string, Partial<Posting>, string]>([
    ["normal: an order", { cause: "order", charge: charge("10") }, "1 charge 10 queue"],
    ["normal: nothing stands, nothing new", {}, ""],
    ["normal: cancel, unbilled", { live: live("10", "notBilled"), lastSeq: 1 }, "2 reversal -10 cancelled"],
    ["normal: cancel, billed", { live: live("10", "billed"), lastSeq: 1 }, "2 reversal -10 queue"],
    [
      "normal: adjust, unbilled",
      { live: live("10", "notBilled"), lastSeq: 1, charge: charge("5") },
      "2 reversal -10 cancelled, 3 charge 5 queue",
    ],
    ["normal: adjust, billed", { live: live("10", "billed"), lastSeq: 1, charge: charge("5") }, "2 reversal -10 queue, 3 charge 5 queue"],
    [
      "normal: credit, billed",
      { live: live("10", "billed"), lastSeq: 1, charge: charge("-10") },
      "2 reversal -10 queue, 3 charge -10 queue",
    ],
    ["normal: billable again", { lastSeq: 2, charge: charge("10") }, "3 charge 10 queue"],
    ["prepaid: an order", { cause: "order", charge: charge("10"), wallet: wallet("12") }, "1 charge 10 wallet, moves -10 debt 0"],
    ["prepaid: an order beyond the funds", { cause: "order", charge: charge("10"), wallet: wallet("9") }, "WALLET_INSUFFICIENT_FUNDS"],
    ["prepaid: a free order", { cause: "order", charge: charge("0"), wallet: wallet("0") }, "1 charge 0 wallet, moves 0 debt 0"],
    ["prepaid: cancel", { live: live("10", "billed"), lastSeq: 1, wallet: wallet("2") }, "2 reversal -10 wallet, moves 10 debt 0"],
    [
      "prepaid: adjust moves the net once",
      { live: live("5", "billed"), lastSeq: 1, charge: charge("10"), wallet: wallet("2") },
      "2 reversal -5 wallet, 3 charge 10 wallet, moves -2 debt 3",
    ],
    ["prepaid: nothing stands, nothing new", { wallet: wallet("2") }, ""],
  ])("%s", (_, posting, expected) => {
    expect(plan(posting)).toBe(expected);
  });
});

test("a reversal is its charge with the amounts turned round, and is never reversed itself", () => {
  const original = live("10", "billed");
  const reversal = reverseRbi(original, 2);
  expect(reversal).toMatchObject({ kind: "reversal", seq: 2, reversesId: 7, gross: -original.gross, net: -original.net, productId: 1 });
  expect(() => reverseRbi({ ...original, ...reversal }, 3)).toThrow("cannot be reversed");
});
