import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { compareTimeline, parseTimelineCursor, timelineCursorText } from "./timeline-cursor.ts";

const at = instantFromMillis(Date.UTC(2026, 10, 21, 0, 14));

describe("the cursor of a timeline", () => {
  it("is read as it was written", () => {
    const cursor = { at, kind: "bill", id: 60001 } as const;
    expect(parseTimelineCursor(timelineCursorText(cursor))).toEqual(cursor);
  });

  it.each(["", "x", "2026-11-21T00:14:00.000Z_bill", "2026-11-21T00:14:00.000Z_gift_1", "2026-11-21T00:14:00.000Z_bill_-1"])(
    "refuses %j",
    (text) => {
      expect(parseTimelineCursor(text)).toBeNull();
    },
  );

  it("sorts the newest first, what an order caused above the order, and the larger number first", () => {
    const entries = [
      { at, kind: "order", id: 1 },
      { at, kind: "bill", id: 1 },
      { at, kind: "bill", id: 2 },
      { at: instantFromMillis(at + 1), kind: "order", id: 0 },
    ] as const;
    expect([...entries].sort(compareTimeline).map(({ kind, id }) => `${kind} ${id}`)).toEqual(["order 0", "bill 2", "bill 1", "order 1"]);
  });
});
