import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { clockChoices } from "./clock-choices.ts";

const locals = (millis: number) => clockChoices(instantFromMillis(millis), "Europe/Nicosia").map(({ local }) => local);

test("tonight is the coming night, today is today", () => {
  expect(locals(Date.UTC(2026, 10, 30, 10, 0))).toEqual(["2026-12-01T02:14", "2026-11-30T20:00", null]);
  expect(locals(Date.UTC(2026, 10, 29, 23, 30))).toEqual(["2026-11-30T02:14", "2026-11-30T20:00", null]);
});
