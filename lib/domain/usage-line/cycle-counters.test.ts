import { expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import type { CounterKey } from "#lib/rating/counters.ts";
import { NOTHING_COUNTED } from "#lib/rating/counters.ts";
import { createCycleCounters } from "./cycle-counters.ts";

const PERIOD: CounterKey = { owner: "subscription", per: "cycle", name: "data" };
const POOL: CounterKey = { owner: "agreement", per: "cycle", name: "data" };
const EVER: CounterKey = { owner: "subscription", per: "ever", name: "welcome" };

const party = (subscription: string | null, account: string | null, from = "2026-03-03T00:00:00Z") => ({
  subscription,
  account,
  from: parseInstant(from) ?? expect.fail(from),
});

type Party = ReturnType<typeof party>;

/** Whether what one counts is there for the other. */
function isShared(key: CounterKey, one: Party, other: Party): boolean {
  const counters = createCycleCounters("Europe/Nicosia");
  counters.apply(one, [{ key, counted: { ...NOTHING_COUNTED, quantity: decimal("1"), udrs: 1 } }]);
  return counters.of(other)(key)?.udrs === 1;
}

const none = party(null, null);

test.each<[string, CounterKey, Party, Party, boolean]>([
  ["a period is of one subscription", PERIOD, party("S1", "A1"), party("S2", "A1"), false],
  ["whatever account it is written with", PERIOD, party("S1", "A1"), party("S1", null), true],
  ["a pool is of one account", POOL, party("S1", "A1"), party("S2", "A1"), true],
  ["and of no other", POOL, party("S1", "A1"), party("S1", "A2"), false],
  ["without a subscription, of the account's unnamed one", PERIOD, party(null, "A1"), party(null, "A2"), false],
  ["which is not the account's pool", PERIOD, party(null, "A1"), party("A1", null), false],
  ["without either, of one unnamed owner", PERIOD, none, none, true],
  ["in a pool too", POOL, party("S1", null), party("S2", null), true],
  // Nicosia is two hours ahead in winter, three in summer.
  ["the last minute of a month", PERIOD, party("S1", null, "2026-02-28T21:59:59Z"), party("S1", null, "2026-02-28T22:00:00Z"), false],
  ["the first minute of a month", PERIOD, party("S1", null, "2026-02-28T22:00:00Z"), party("S1", null, "2026-03-31T20:59:59Z"), true],
  ["the month of another year", PERIOD, party("S1", null, "2026-03-03T00:00:00Z"), party("S1", null, "2027-03-03T00:00:00Z"), false],
  ["what counts for ever", EVER, party("S1", null, "2026-03-03T00:00:00Z"), party("S1", null, "2031-03-03T00:00:00Z"), true],
])("%s", (_, key, one, other, expected) => {
  expect(isShared(key, one, other)).toBe(expected);
});

test("counters of one owner are told apart by their names", () => {
  const counters = createCycleCounters("UTC");
  counters.apply(none, [{ key: PERIOD, counted: NOTHING_COUNTED }]);
  expect(counters.of(none)({ ...PERIOD, name: "voice" })).toBeNull();
});
