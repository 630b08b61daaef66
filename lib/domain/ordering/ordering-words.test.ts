import { describe, expect, it } from "vitest";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import type { ExplainedPart, Explanation, TimeVerdict } from "#lib/rating/explanation.ts";
import { quoteValidUntil } from "./quote-validity.ts";
import { readBackSentence } from "./read-back.ts";

const ZONE = "Europe/Nicosia";

describe("what the agent reads back", () => {
  it("names the film, the customer, the price, the card and the time", () => {
    const order = {
      quantity: "1",
      productName: "Serendipity",
      accountName: "Eleni Georgiou",
      price: "€5.00",
      deviceEnding: "101",
      discounts: [],
      withApproval: null,
    };
    expect(readBackSentence(order)).toBe("Order Serendipity for Eleni Georgiou, €5.00, on the smart card ending 101, now.");
    expect(readBackSentence({ ...order, quantity: "2", deviceEnding: null })).toBe("Order 2 × Serendipity for Eleni Georgiou, €5.00, now.");
    expect(readBackSentence({ ...order, price: "€4.00", discounts: ["GOODWILL 20 %"] })).toBe(
      "Order Serendipity for Eleni Georgiou, with GOODWILL 20 %, €4.00, on the smart card ending 101, now.",
    );
    expect(readBackSentence({ ...order, withApproval: { discounts: ["GOODWILL 30 %"], price: "€3.50" } })).toBe(
      "Order Serendipity for Eleni Georgiou, €5.00, on the smart card ending 101, now. If GOODWILL 30 % is approved, it costs €3.50.",
    );
  });
});

describe("a quote may stand", () => {
  it.each([
    ["five minutes, while no window changes", { hour: 3, minute: 30 }, "03:35"],
    ["until the window closes", { hour: 6, minute: 58 }, "07:00"],
    ["until the window opens", { hour: 0, minute: 0 }, "00:01"],
    ["until midnight, when another date's windows take over", { hour: 23, minute: 57 }, "00:00"],
  ])("%s", (_, time, until) => {
    expect(validUntil(explained(), time)).toBe(until);
  });

  it("until a window of any part of usage that was cut", () => {
    const both = explained([losing(["00:01-07:00"]), winning("12:03-13:00")]);
    expect(validUntil(both, { hour: 12, minute: 0 })).toBe("12:03");
    expect(validUntil(both, { hour: 6, minute: 58 })).toBe("07:00");
  });

  it("until a discount begins that does not hold yet", () => {
    const why = { kind: "notYetValid", from: "2026-11-21T12:02:00+02:00" } as const;
    const waiting = explained([losing(["00:01-07:00"])], [{ code: "GOLD", version: 1, kind: "percentage", why }]);
    expect(validUntil(waiting, { hour: 12, minute: 0 })).toBe("12:02");
    expect(validUntil(waiting, { hour: 12, minute: 2 })).toBe("12:07");
  });
});

function validUntil(explanation: Explanation, time: { readonly hour: number; readonly minute: number }): string {
  const at = instantOfWallTime({ year: 2026, month: 11, day: 21, ...time }, ZONE);
  const { hour, minute } = localTime(quoteValidUntil(explanation, at), ZONE);
  return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

type Part = Pick<ExplainedPart, "won" | "lost">;

/** Only what the validity reads of an explanation. */
function explained(parts: readonly Part[] = [losing(["00:01-07:00"])], refused: Explanation["discounts"]["refused"] = []): Explanation {
  return { parts, discounts: { held: [], applied: [], refused } } as unknown as Explanation;
}

const CHARGE = { charge: "perUnit", price: "5.00" } as const;

function losing(windows: readonly string[]): Part {
  const verdict = verdictOf(windows, null);
  return { won: { kind: "base" }, lost: [{ kind: "condition", level: 1, charge: CHARGE, failed: { kind: "time", verdict } }] };
}

function winning(window: string): Part {
  return { won: { kind: "level", level: 1, zone: null, time: verdictOf([window], window) }, lost: [] };
}

function verdictOf(windows: readonly string[], window: string | null): TimeVerdict {
  const at = { zone: ZONE, date: "2026-11-21", time: "02:14:00", weekday: 5, offset: "+02:00" };
  return { timeModel: "PPV-OFF-PEAK", holds: window !== null, at, window, windows, exception: null };
}
