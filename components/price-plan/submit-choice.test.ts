import { describe, expect, test } from "vitest";
import { submitDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { FIELD, firstChoice, mayBeUnchanged, problemsOf, publicationOf, type SubmitChoice } from "./submit-choice.ts";

type Place = Parameters<typeof firstChoice>[0];

const EVERYONE = { begunFrom: null, begunBefore: null, joins: null, isLeaving: false };
const V1 = { version: 1, from: "2026-10-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" };
const V2 = { version: 2, from: "2026-11-01T00:00:00.000Z", to: null };
const LIVE = { version: 2 } as DraftView["live"];
const PLACE: Place = {
  zone: "UTC",
  now: "2026-11-21T12:00:00.000Z",
  live: LIVE,
  pricing: [{ version: 2, audience: EVERYONE }],
  correctable: [V2, V1],
  defaultEffective: "2026-11-22T00:00",
};
const PARTLY: Place = { ...PLACE, pricing: [...PLACE.pricing, { version: 1, audience: EVERYONE }] };

const filled = (changed: Partial<SubmitChoice>, place: Place = PLACE): SubmitChoice => ({
  ...firstChoice(place, null),
  note: "Why",
  ...changed,
});
const FACTS = { view: PLACE, hasChanges: true, isConfirmed: true };

describe("what has to be mended before prices are submitted", () => {
  const existing = (existingLocal: string): Partial<SubmitChoice> => ({ reach: "existingFrom", existingLocal });
  test.each<[string, Partial<SubmitChoice>, Partial<typeof FACTS>, readonly string[]]>([
    ["nothing, as it opens", {}, {}, []],
    ["the note", { note: "  " }, {}, [FIELD.note]],
    ["a time that is none", { local: "" }, {}, [FIELD.at]],
    ["a time that has passed", { local: "2026-11-21T12:00" }, {}, [FIELD.at]],
    ["nothing of the time, when it is approved", { when: "onApproval", local: "" }, {}, []],
    ["samples nobody looked at", {}, { isConfirmed: false }, [FIELD.samples]],
    ["no date of existing ones", existing(""), {}, [FIELD.existing]],
    ["existing ones with new ones", existing("2026-11-22T00:00"), {}, [FIELD.existing]],
    ["nothing of existing ones a minute later", existing("2026-11-22T00:01"), {}, []],
    ["existing ones in the past, when it is approved", { when: "onApproval", ...existing("2026-11-21T12:00") }, {}, [FIELD.existing]],
    ["a date of existing ones only where it is asked for", { existingLocal: "2020-01-01T00:00" }, {}, []],
    ["prices that change nothing", {}, { hasChanges: false }, [FIELD.purpose]],
    ["prices that change nothing for new ones", { reach: "newSubscriptions" }, { hasChanges: false, view: PARTLY }, [FIELD.purpose]],
    ["nothing where they reach those of another version", {}, { hasChanges: false, view: PARTLY }, []],
  ])("%s", (_, changed, facts, expected) => {
    expect(problemsOf(filled(changed), { ...FACTS, ...facts }).map(({ fieldId }) => fieldId)).toEqual(expected);
  });
});

describe("what has to be mended before a correction is submitted", () => {
  const past = (pastFrom: string, pastTo: string, corrected = "1"): Partial<SubmitChoice> => ({
    purpose: "correction",
    corrected,
    pastFrom,
    pastTo,
  });
  test.each<[string, Partial<SubmitChoice>, readonly string[]]>([
    ["nothing within the version's life", past("2026-10-03T00:00", "2026-10-12T00:00"), []],
    ["nothing of its whole life", past("2026-10-01T00:00", "2026-11-01T00:00"), []],
    ["nothing up to now of the one in force", past("2026-11-20T00:00", "2026-11-21T12:00", "2"), []],
    ["both times", past("", ""), [FIELD.pastFrom, FIELD.pastTo]],
    ["an end before the beginning", past("2026-10-12T00:00", "2026-10-12T00:00"), [FIELD.pastTo]],
    ["a beginning before it was live", past("2026-09-30T23:59", "2026-10-12T00:00"), [FIELD.pastFrom]],
    ["an end after it was superseded", past("2026-10-03T00:00", "2026-11-01T00:01"), [FIELD.pastTo]],
    ["an end after now", past("2026-11-20T00:00", "2026-11-21T12:01", "2"), [FIELD.pastTo]],
    ["a version that was never live", past("2026-10-03T00:00", "2026-10-12T00:00", "7"), [FIELD.corrected]],
  ])("%s", (_, changed, expected) => {
    // Neither the live prices nor samples of what is to come are its matter.
    const facts = { ...FACTS, hasChanges: false, isConfirmed: false };
    expect(problemsOf(filled(changed), facts).map(({ fieldId }) => fieldId)).toEqual(expected);
  });

  test("the times that it may have are told", () => {
    const [problem] = problemsOf(filled(past("2026-09-30T23:59", "2026-10-12T00:00")), FACTS);
    expect(problem?.message).toBe("Version 1 was live from 1 Oct 2026, 00:00 to 1 Nov 2026, 00:00. Choose a time within it.");
  });
});

test("the form opens for the correction that led to it, else for new prices", () => {
  expect(firstChoice(PLACE, 1)).toMatchObject({ purpose: "correction", corrected: "1" });
  expect(firstChoice(PLACE, null)).toMatchObject({ purpose: "newPrices", reach: "everyone", corrected: "2" });
  expect(firstChoice(PLACE, 9)).toMatchObject({ purpose: "newPrices" });
});

test("without a change there is something to submit where another version priced or prices somebody", () => {
  expect(mayBeUnchanged({ live: LIVE, pricing: PLACE.pricing, correctable: [V2] })).toBe(false);
  expect(mayBeUnchanged(PLACE)).toBe(true);
  expect(mayBeUnchanged({ live: LIVE, pricing: PARTLY.pricing, correctable: [V2] })).toBe(true);
});

test("what is asked is what the server takes", () => {
  const whole = (choice: SubmitChoice) => submitDraftInput.parse({ draftId: 1, revision: 1, note: "Why", ...publicationOf(choice) });
  expect(whole(filled({}))).toMatchObject({ effective: { kind: "at", local: "2026-11-22T00:00" }, reach: { kind: "everyone" } });
  expect(whole(filled({ reach: "existingFrom", existingLocal: "2026-12-01T00:00" })).reach).toEqual({
    kind: "existingFrom",
    local: "2026-12-01T00:00",
  });
  const correction = filled({
    purpose: "correction",
    corrected: "1",
    pastFrom: "2026-10-03T00:00",
    pastTo: "2026-10-12T00:00",
    reach: "newSubscriptions",
  });
  expect(publicationOf(correction)).toEqual({
    effective: { kind: "onApproval" },
    corrects: { version: 1, from: "2026-10-03T00:00", to: "2026-10-12T00:00" },
  });
});
