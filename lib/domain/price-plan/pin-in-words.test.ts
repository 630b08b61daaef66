import { expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { type HeldPin, pinInWords, withPinReason } from "./pin-in-words.ts";

const at = (text: string) => present(parseInstant(text), text);
const WALL = { zone: "Europe/Nicosia", now: at("2026-11-22T14:00:00+02:00") };
const PIN: HeldPin = {
  version: 3,
  whose: "subscription",
  to: at("2027-03-01T00:00:00+02:00"),
  reason: "Promised until spring.",
  by: "Anna Berg",
};

it.each<[Partial<HeldPin>, string]>([
  [{}, "Priced by version 3, which this subscription keeps until 1 March 2027 (pinned by Anna Berg: Promised until spring)."],
  [{ to: null }, "Priced by version 3, which this subscription keeps (pinned by Anna Berg: Promised until spring)."],
  [
    { whose: "account", to: at("2027-03-01T14:30:00+02:00") },
    "Priced by version 3, which every subscription of this account keeps until 1 March 2027, 14:30 (pinned by Anna Berg: Promised until spring).",
  ],
  [
    { to: WALL.now, reason: "By contract" },
    "Priced by version 3, which this subscription kept until 22 November 2026, 14:00 (pinned by Anna Berg: By contract).",
  ],
])("%j", (some, words) => {
  expect(pinInWords({ ...PIN, ...some }, WALL)).toBe(words);
});

it("stands beside the plan, before why its rate won", () => {
  const price = {
    headline: "€5.00.",
    reasons: [
      { kind: "plan", text: "Plan VIP, version 3." },
      { kind: "won", text: "It was at night." },
    ],
  } as const;
  const { headline, reasons } = withPinReason(price, "Pinned.");
  expect([headline, ...reasons.map(({ text }) => text)]).toEqual(["€5.00.", "Plan VIP, version 3.", "Pinned.", "It was at night."]);
});
