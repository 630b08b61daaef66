import { expect, it } from "vitest";
import { instantToString } from "#lib/kernel/instant.ts";
import { instantOfLocalText, localTextOf } from "./local-instant.ts";

it.each([
  ["2026-11-22T00:00", "Europe/Nicosia", "2026-11-21T22:00:00.000Z", "2026-11-22T00:00"],
  ["2026-07-01T00:00", "Europe/Nicosia", "2026-06-30T21:00:00.000Z", "2026-07-01T00:00"],
  ["2026-11-22T00:00:30", "Asia/Kolkata", "2026-11-21T18:30:30.000Z", "2026-11-22T00:00"],
  // Skipped when the clocks go forward: the same distance after the change.
  ["2026-03-29T03:30", "Europe/Nicosia", "2026-03-29T01:30:00.000Z", "2026-03-29T04:30"],
  // Shown twice when they go back: the first.
  ["2026-10-25T03:30", "Europe/Nicosia", "2026-10-25T00:30:00.000Z", "2026-10-25T03:30"],
])("%s in %s is %s", (local, zone, instant, shown) => {
  const found = instantOfLocalText(local, zone);
  expect(found === null ? null : instantToString(found)).toBe(instant);
  expect(found === null ? null : localTextOf(found, zone)).toBe(shown);
});

it.each(["2026-02-30T00:00", "2026-11-22T25:00", "tomorrow", ""])("%j is no instant", (local) => {
  expect(instantOfLocalText(local, "Europe/Nicosia")).toBeNull();
});
