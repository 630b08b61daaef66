import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { describeInstant, formatInstant, formatMinuteOfDay, formatOffset, localText } from "./format-instant.ts";

const NIGHT = instantFromMillis(Date.UTC(2026, 10, 21, 0, 14, 9));

test("a reading on the wall clock of the zone", () => {
  expect(formatInstant(NIGHT, "Europe/Nicosia")).toBe("21 Nov 2026, 02:14");
  expect(formatInstant(NIGHT, "Europe/Nicosia", "second")).toBe("21 Nov 2026, 02:14:09");
  expect(formatInstant(NIGHT, "America/St_Johns", "weekday")).toBe("Fri 20 Nov 2026, 20:44");
  expect(localText(NIGHT, "Europe/Nicosia")).toBe("2026-11-21T02:14");
});

test("the repeated hour is told apart by its offset", () => {
  const first = instantFromMillis(Date.UTC(2026, 9, 25, 0, 30));
  const second = instantFromMillis(Date.UTC(2026, 9, 25, 1, 30));
  expect(formatInstant(first, "Europe/Oslo", "time")).toBe("02:30");
  expect(formatInstant(second, "Europe/Oslo", "time")).toBe("02:30");
  expect([formatOffset(first, "Europe/Oslo"), formatOffset(second, "Europe/Oslo")]).toEqual(["UTC+2", "UTC+1"]);
});

test("offsets with minutes, and none", () => {
  expect(formatOffset(NIGHT, "America/St_Johns")).toBe("UTC−3:30");
  expect(formatOffset(NIGHT, "UTC")).toBe("UTC");
  expect(describeInstant(NIGHT, "Europe/Nicosia")).toBe("2026-11-21T00:14:09.000Z · Europe/Nicosia UTC+2");
});

test("minutes of the day, its end included", () => {
  expect([0, 1, 420, 1440].map(formatMinuteOfDay)).toEqual(["00:00", "00:01", "07:00", "24:00"]);
});
