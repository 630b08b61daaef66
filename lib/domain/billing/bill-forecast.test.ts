import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { billForecast, type ForecastFacts } from "./bill-forecast.ts";

const at = (text: string): Instant => present(parseInstant(text), text);
const NOW = at("2026-03-03T20:00:00+02:00");
const FACTS: ForecastFacts = {
  payment: "normal",
  cycle: { method: "period", startedAt: at("2026-01-01T00:00:00+02:00"), cycleDay: 1, frequencyMonths: 1, timeZone: "Europe/Nicosia" },
  timeZone: "Europe/Nicosia",
  posts: true,
  chargeEffectiveAt: NOW,
  triggers: null,
  isDisputed: false,
};
const NEXT = "The next bill shows it: with the billing cycle on 1 April 2026, or before that if the account is billed earlier.";

test.each<[string, Partial<ForecastFacts>, string | null]>([
  ["nothing posts", { posts: false }, null],
  ["it waits", {}, NEXT],
  ["only a reversal", { chargeEffectiveAt: null }, NEXT],
  [
    "the new charge takes effect later",
    { chargeEffectiveAt: at("2026-04-20T00:00:00+03:00") },
    `${NEXT} The new charge waits until 20 April 2026, when it takes effect.`,
  ],
  ["a threshold is reached", { triggers: "3 unbilled UDRs" }, "A bill is made at once, and shows it."],
  ["it is disputed", { isDisputed: true }, "No bill shows it before the dispute ends."],
  ["it is prepaid", { payment: "prepaid", isDisputed: true }, "The wallet shows it at once; it is on no bill."],
])("%s", (_what, facts, expected) => {
  expect(billForecast({ ...FACTS, ...facts }, NOW)).toBe(expected);
});
