import { expect, test } from "vitest";
import type { ReachView, VersionAudienceView } from "#lib/domain/price-plan/reach-view.ts";
import { audienceInWords, countsInWords, reachInWords, reachOptions } from "./reach-words.ts";

const [NOVEMBER, DECEMBER, JANUARY] = ["2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"];
const EVERYONE: VersionAudienceView = { begunFrom: null, begunBefore: null, joins: null, isLeaving: false };

test.each<[Partial<VersionAudienceView>, string | null]>([
  [{}, null],
  [{ begunBefore: DECEMBER }, "for subscriptions from before 1 Dec 2026, 00:00"],
  [{ begunFrom: DECEMBER }, "for subscriptions begun since 1 Dec 2026, 00:00"],
  [{ begunFrom: NOVEMBER, begunBefore: DECEMBER }, "for subscriptions begun from 1 Nov 2026, 00:00 to 1 Dec 2026, 00:00"],
  [
    { begunFrom: DECEMBER, joins: { kind: "at", at: JANUARY } },
    "for subscriptions begun since 1 Dec 2026, 00:00; for those from before from 1 Jan 2027, 00:00",
  ],
  [
    { begunFrom: DECEMBER, joins: { kind: "nextCycle" } },
    "for subscriptions begun since 1 Dec 2026, 00:00; for those from before one by one, each from its next billing cycle",
  ],
  [{ begunBefore: DECEMBER, isLeaving: true }, "for subscriptions from before 1 Dec 2026, 00:00, each until its next billing cycle"],
])("an audience %j", (audience, words) => {
  expect(audienceInWords({ ...EVERYONE, ...audience }, "UTC")).toBe(words);
});

test.each<[ReachView, RegExp]>([
  [{ kind: "everyone" }, /^Everyone's usage/],
  [{ kind: "newSubscriptions" }, /^New subscriptions only/],
  [{ kind: "existingFrom", at: JANUARY }, /from 1 Jan 2027, 00:00$/],
  [{ kind: "existingNextCycle" }, /one by one, each from its next billing cycle$/],
])("a reach %j", (reach, words) => {
  expect(reachInWords(reach, "UTC")).toMatch(words);
});

test.each<[readonly [number, number, number], string]>([
  [[0, 0, 0], "No subscription is on this plan today."],
  [[1, 1, 0], "1 subscription on 1 account is on this plan today."],
  [[312, 260, 4], "312 subscriptions on 260 accounts are on this plan today; 4 of them are pinned to a version and keep it."],
  [[312, 260, 1], "312 subscriptions on 260 accounts are on this plan today; 1 of them is pinned to a version and keeps it."],
  [[10_001, 9_000, 0], "More than 10,000 subscriptions are on this plan today."],
  [[10_001, 9_000, 12], "More than 10,000 subscriptions are on this plan today; at least 12 of them are pinned to a version and keep it."],
])("%j in words", ([subscriptions, accounts, pinned], words) => {
  expect(countsInWords({ subscriptions, accounts, pinned })).toBe(words);
});

test("each choice says what happens to those from before, with how many there are", () => {
  const details = reachOptions({ subscriptions: 312, accounts: 260, pinned: 0 }).map(({ detail }) => detail);
  for (const detail of details) expect(detail).toContain("312 subscriptions today");
  expect(reachOptions(null).every(({ detail }) => !detail.includes("today"))).toBe(true);
});
