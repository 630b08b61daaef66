import { describe, expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideKeepHold, decideRelease, decideRequestRelease, decideSetHold } from "./decide-hold.ts";
import type { HoldTarget, NamedHold, OfferHold } from "./hold.ts";
import { leftInWords, nothingToBill, onHold } from "./hold-view.ts";

const [ANNA, BORIS, CLEO] = [1, 2, 3];
const AT = instantFromMillis(Date.UTC(2026, 2, 3, 12, 5));
const GLOBAL: HoldTarget = { kind: "plan", id: 1, code: "GLOBAL", name: "Global" };
const OPEN: OfferHold = {
  holdId: 7,
  revision: 2,
  target: GLOBAL,
  reason: "Films cost a tenth of what they should",
  setBy: ANNA,
  setAt: AT,
  release: null,
  releasedAt: null,
};
const ASKED: OfferHold = { ...OPEN, release: { by: BORIS, at: AT, reason: "Corrected in version 4" } };
const RELEASED: OfferHold = { ...ASKED, releasedAt: AT };
const of = (result: Result<unknown, Refusal>) => (result.ok ? "ok" : result.refusal.code);

describe("setting a hold", () => {
  test.each<[string, HoldTarget | null, OfferHold | null, string]>([
    ["something that is not there", null, null, "NOT_FOUND"],
    ["what is on hold", GLOBAL, OPEN, "ALREADY_ON_HOLD"],
    ["anything else", GLOBAL, null, "ok"],
  ])("%s", (_what, target, open, expected) => {
    expect(of(decideSetHold({ target, open }))).toBe(expected);
  });
});

describe("releasing it takes two", () => {
  test.each<[string, OfferHold | null, number, string, string, string]>([
    // the hold, the revision that was seen, then: asking, keeping, releasing
    ["gone", null, 2, "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"],
    ["released, and seen before that", RELEASED, 1, "HOLD_RELEASED", "HOLD_RELEASED", "HOLD_RELEASED"],
    ["seen before it changed", ASKED, 1, "STALE_REVISION", "STALE_REVISION", "STALE_REVISION"],
    ["not asked for", OPEN, 2, "ok", "RELEASE_NOT_REQUESTED", "RELEASE_NOT_REQUESTED"],
    ["asked for", ASKED, 2, "RELEASE_REQUESTED", "ok", "ok"],
  ])("%s", (_what, hold, revision, asking, keeping, releasing) => {
    expect(of(decideRequestRelease({ hold, revision }))).toBe(asking);
    expect(of(decideKeepHold({ hold, revision }))).toBe(keeping);
    expect(of(decideRelease({ hold, revision, userId: CLEO }))).toBe(releasing);
  });

  test("whoever asked is not the one who agrees; whoever set it may be", () => {
    expect(of(decideRelease({ hold: ASKED, revision: 2, userId: BORIS }))).toBe("SECOND_PERSON_REQUIRED");
    expect(of(decideRelease({ hold: ASKED, revision: 2, userId: ANNA }))).toBe("ok");
  });
});

test("whoever asks for a price is told since when, why, and whom to ask", () => {
  const hold: NamedHold = { ...OPEN, setByName: "Anna Petrou", releaseAskedBy: null };
  expect(refusalSentence(onHold(hold, "Europe/Nicosia"))).toBe(
    "Global is on hold since 2026-03-03 14:05: “Films cost a tenth of what they should”. Ask Anna Petrou, who set the hold.",
  );
});

test("a billing says what it left", () => {
  expect(leftInWords({ items: 0, offers: [], disputed: 0 })).toBeNull();
  expect(leftInWords({ items: 1, offers: ["Global"], disputed: 0 })).toBe("1 item of Global stays unbilled: it is on hold.");
  expect(leftInWords({ items: 0, offers: [], disputed: 1 })).toBe("1 item stays unbilled: it is disputed.");
  expect(leftInWords({ items: 1, offers: ["Global"], disputed: 2 })).toBe(
    "1 item of Global stays unbilled: it is on hold. 2 items stay unbilled: they are disputed.",
  );
  expect(leftInWords({ items: 1200, offers: ["Global", "LOTR1"], disputed: 0 })).toBe(
    "1,200 items of Global and LOTR1 stay unbilled: they are on hold.",
  );
  expect(nothingToBill({ items: 0, offers: [], disputed: 0 }).code).toBe("NOTHING_TO_BILL");
  expect(refusalSentence(nothingToBill({ items: 2, offers: ["Global"], disputed: 0 }))).toContain("2 items of Global");
  expect(refusalSentence(nothingToBill({ items: 0, offers: [], disputed: 1 }))).toContain("disputed: 1 item.");
  expect(refusalSentence(nothingToBill({ items: 2, offers: ["Global"], disputed: 1 }))).toContain("3 items of Global and disputed usage");
});
