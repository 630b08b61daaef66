import { describe, expect, it } from "vitest";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { localMinute, readLocal } from "./local-instant.ts";

const ZONE = "Europe/Nicosia";

describe("a time of the wall clocks", () => {
  it.each([
    ["a summer minute", "2026-07-01T18:00", "2026-07-01T15:00:00.000Z", "once"],
    ["a blank between", "2026-12-01 18:00", "2026-12-01T16:00:00.000Z", "once"],
    ["a day is its first moment", "2026-12-01", "2026-11-30T22:00:00.000Z", "once"],
    ["with seconds", "2026-12-01 18:00:30", "2026-12-01T16:00:30.000Z", "once"],
    ["the clocks go back: the first of two", "2026-10-25T03:30", "2026-10-25T00:30:00.000Z", "twice"],
    ["just before they go back", "2026-10-25T02:59", "2026-10-24T23:59:00.000Z", "once"],
    ["just after the second", "2026-10-25T04:00", "2026-10-25T02:00:00.000Z", "once"],
    ["the clocks go forward: never", "2026-03-29T03:30", "2026-03-29T01:30:00.000Z", "never"],
    ["just after they went forward", "2026-03-29T04:00", "2026-03-29T01:00:00.000Z", "once"],
  ])("%s", (_, text, instant, occurs) => {
    const reading = readLocal(text, ZONE);
    expect([reading && instantToString(reading.instant), reading?.occurs]).toEqual([instant, occurs]);
  });

  it.each(["", "tomorrow", "2026-02-30", "2026-13-01", "21/11/2026", "2026-11-21T24:00", "2026-11-21T18:60", "0026-11-21"])(
    "does not guess at %s",
    (text) => expect(readLocal(text, ZONE)).toBeNull(),
  );

  it("is written as it is read", () => {
    const instant = parseInstant("2026-12-01T16:00:00Z");
    expect(instant && localMinute(instant, ZONE)).toBe("2026-12-01T18:00");
  });
});
