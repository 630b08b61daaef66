import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { endOfPin, type NumberedPin, type PinFacts, refuseEndPin, refusePin } from "./decide-pin.ts";

const at = (day: string): Instant => present(parseInstant(`2026-${day}T00:00:00Z`), day);
const NOW = at("03-03");
const V3 = { versionId: 3, version: 3, effectiveAt: at("01-01"), corrects: null };
const pin = (changes: Partial<NumberedPin> = {}): NumberedPin => ({
  pinId: 1,
  versionId: 2,
  subscriptionId: null,
  from: at("04-01"),
  to: at("05-01"),
  ...changes,
});
const FACTS: PinFacts = {
  plan: { name: "Global", currency: currency("EUR"), isArchived: false },
  account: { number: "A-10001", currency: "EUR" },
  version: V3,
  target: { subscriptionId: null, name: "A-10001" },
  from: NOW,
  to: null,
  pins: [],
  versionNumbers: new Map([[2, 2]]),
  now: NOW,
};
const corrective = { ...V3, corrects: { versionId: 1, from: at("01-01"), to: at("02-01") } };

describe("a pin is refused, in this order", () => {
  test.each<[string, Partial<PinFacts>, string | null]>([
    ["of a plan that was put away", { plan: { ...FACTS.plan, isArchived: true }, version: null }, "DEFINITION_ARCHIVED"],
    ["to a version that is not there", { version: null, account: { number: "A-1", currency: "USD" } }, "NOT_FOUND"],
    ["to a corrective version", { version: corrective, account: { number: "A-1", currency: "USD" } }, "PIN_VERSION"],
    ["of an account in another currency", { account: { number: "A-1", currency: "USD" }, from: at("03-02") }, "AUDIENCE_CURRENCY"],
    ["from the past", { from: at("03-02"), to: at("03-01") }, "PIN_PERIOD from"],
    ["for no time at all", { from: at("04-01"), to: at("04-01"), version: { ...V3, effectiveAt: at("12-01") } }, "PIN_PERIOD to"],
    ["to a version not in force by then", { version: { ...V3, effectiveAt: at("03-04") }, pins: [pin()] }, "PIN_VERSION"],
    ["over another of the same target", { pins: [pin()] }, "PIN_OVERLAPS"],
    ["otherwise not", {}, null],
    ["to a scheduled version, from its instant on", { version: { ...V3, effectiveAt: at("06-01") }, from: at("06-01") }, null],
  ])("%s", (_what, changes, expected) => {
    const refusal = refusePin({ ...FACTS, ...changes });
    expect(refusal?.code === "PIN_PERIOD" ? `PIN_PERIOD ${refusal.path}` : (refusal?.code ?? null)).toBe(expected);
  });
});

describe("two pins of one target overlap", () => {
  const S7 = { subscriptionId: 7, name: "S-7" };
  test.each<[string, NumberedPin, Partial<PinFacts>, boolean]>([
    ["open into one that begins later", pin(), { to: null }, true],
    ["up to the instant at which the other begins", pin(), { to: at("04-01") }, false],
    ["a moment longer", pin(), { to: (at("04-01") + 1) as Instant }, true],
    ["from the instant at which the other ends", pin(), { from: at("05-01") }, false],
    ["a moment earlier", pin(), { from: (at("05-01") - 1) as Instant }, true],
    ["after one that is open", pin({ to: null }), { from: at("06-01") }, true],
    ["over one that never held", pin({ to: at("04-01") }), {}, false],
    ["of another subscription", pin({ subscriptionId: 8 }), { target: S7 }, false],
    ["of the account, where a subscription's own goes first", pin(), { target: S7 }, false],
    ["of the same subscription", pin({ subscriptionId: 7 }), { target: S7 }, true],
  ])("%s", (_how, other, changes, expected) => {
    expect(refusePin({ ...FACTS, ...changes, pins: [other] })?.code ?? null).toBe(expected ? "PIN_OVERLAPS" : null);
  });
});

describe("ending a pin", () => {
  test.each<[string, NumberedPin | null, string | null]>([
    ["that is not there", null, "NOT_FOUND"],
    ["that ended", pin({ from: at("01-01"), to: NOW }), "PIN_ENDED"],
    ["that holds", pin({ from: at("01-01") }), null],
    ["that is open", pin({ from: at("01-01"), to: null }), null],
    ["that has not begun", pin(), null],
  ])("%s", (_what, ending, expected) => {
    expect(refuseEndPin(ending, NOW)?.code ?? null).toBe(expected);
  });

  test("is now, or its beginning, so that it never holds", () => {
    expect(endOfPin(pin({ from: at("01-01") }), NOW)).toBe(NOW);
    expect(endOfPin(pin(), NOW)).toBe(at("04-01"));
  });
});
