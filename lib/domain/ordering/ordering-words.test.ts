import { describe, expect, it } from "vitest";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { Explanation, TimeVerdict } from "#lib/rating/explanation.ts";
import { quoteValidUntil } from "./quote-validity.ts";
import { readBackSentence } from "./read-back.ts";

const ZONE = "Europe/Nicosia";

describe("what the agent reads back", () => {
  it("names the film, the customer, the price, the card and the time", () => {
    const order = { quantity: "1", productName: "Serendipity", accountName: "Eleni Georgiou", price: "€5.00", deviceEnding: "101" };
    expect(readBackSentence(order)).toBe("Order Serendipity for Eleni Georgiou, €5.00, on the smart card ending 101, now.");
    expect(readBackSentence({ ...order, quantity: "2", deviceEnding: null })).toBe("Order 2 × Serendipity for Eleni Georgiou, €5.00, now.");
  });
});

describe("a quote may stand", () => {
  it.each([
    ["five minutes, while no window changes", { hour: 3, minute: 30 }, "03:35"],
    ["until the window closes", { hour: 6, minute: 58 }, "07:00"],
    ["until the window opens", { hour: 0, minute: 0 }, "00:01"],
    ["until midnight, when another date's windows take over", { hour: 23, minute: 57 }, "00:00"],
  ])("%s", (_, time, until) => {
    const at = instantOfWallTime({ year: 2026, month: 11, day: 21, ...time }, ZONE);
    const { hour, minute } = localTime(quoteValidUntil(explained(), at), ZONE);
    expect([hour, minute].map((part) => String(part).padStart(2, "0")).join(":")).toBe(until);
  });
});

/** Only what the validity reads of an explanation. */
function explained(): Explanation {
  const reading = { zone: ZONE, date: "2026-11-21", time: "02:14:00", weekday: 5, offset: "+02:00" };
  const verdict: TimeVerdict = {
    timeModel: "PPV-OFF-PEAK",
    holds: false,
    at: reading,
    window: null,
    windows: ["00:01-07:00"],
    exception: null,
  };
  const charge = { charge: "perUnit", price: "5.00" } as const;
  return {
    won: { kind: "base" },
    lost: [{ kind: "condition", level: 1, charge, failed: { kind: "time", verdict } }],
  } as unknown as Explanation;
}
