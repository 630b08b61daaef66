import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { type CorrectionFacts, type PublishedBefore, refuseCorrection } from "./decide-correction.ts";

const at = (text: string): Instant => present(parseInstant(`2026-10-${text}T00:00:00+03:00`), text);

const FIRST: PublishedBefore = { versionId: 11, version: 1, effectiveAt: at("01"), reach: { kind: "everyone" }, corrects: null };
const SECOND: PublishedBefore = { ...FIRST, versionId: 12, version: 2, effectiveAt: at("20") };
const ONGOING: PublishedBefore = { ...SECOND, reach: { kind: "newSubscriptions" } };
const AHEAD: PublishedBefore = { ...FIRST, versionId: 13, version: 3, effectiveAt: at("30") };
const CORRECTION: PublishedBefore = {
  ...FIRST,
  versionId: 14,
  version: 4,
  effectiveAt: at("22"),
  corrects: { versionId: 11, from: at("05"), to: at("08") },
};

const past = (from: string, to: string, versionId = 11) => ({ versionId, from: at(from), to: at(to) });

describe("a correction of the past", () => {
  const facts: CorrectionFacts = {
    corrects: past("03", "12"),
    reach: { kind: "everyone" },
    versions: [SECOND, FIRST, AHEAD],
    now: at("25"),
    zone: "Europe/Nicosia",
  };
  it.each<[string, Partial<CorrectionFacts>, string]>([
    ["within the life of the version", {}, "ok"],
    ["of its whole life", { corrects: past("01", "20") }, "ok"],
    ["up to now, of the version in force", { corrects: past("20", "25", 12) }, "ok"],
    ["for some only", { reach: { kind: "newSubscriptions" } }, "INVALID_INPUT reach"],
    ["of a version that is not there", { corrects: past("03", "12", 99) }, "NOT_FOUND corrects.version"],
    ["of a version to come", { corrects: past("03", "12", 13) }, "CORRECTION_OF_NOTHING corrects.version"],
    ["of a correction", { versions: [FIRST, CORRECTION], corrects: past("05", "08", 14) }, "CORRECTION_OF_NOTHING corrects.version"],
    ["of no time", { corrects: past("03", "03") }, "INVALID_INPUT corrects.to"],
    ["the wrong way round", { corrects: past("12", "03") }, "INVALID_INPUT corrects.to"],
    ["that reaches beyond now", { corrects: past("20", "26", 12) }, "CORRECTION_NOT_PAST corrects.to"],
    ["before the version was live", { corrects: past("19", "24", 12) }, "CORRECTION_OUTSIDE corrects.from"],
    ["after it was superseded", { corrects: past("03", "21") }, "CORRECTION_OUTSIDE corrects.to"],
    ["after a version for new subscriptions, which left it live", { versions: [FIRST, ONGOING], corrects: past("03", "21") }, "ok"],
    ["over another one", { versions: [FIRST, CORRECTION], corrects: past("07", "12") }, "CORRECTION_OVERLAPS corrects.from"],
    [
      "over another one of another version",
      { versions: [FIRST, ONGOING, { ...CORRECTION, corrects: past("21", "24", 12) }], corrects: past("20", "22") },
      "CORRECTION_OVERLAPS corrects.from",
    ],
    ["that ends where another begins", { versions: [FIRST, CORRECTION], corrects: past("03", "05") }, "ok"],
    ["that begins where another ends", { versions: [FIRST, CORRECTION], corrects: past("08", "12") }, "ok"],
  ])("%s", (_, change, expected) => {
    const refusal = refuseCorrection({ ...facts, ...change });
    expect(refusal === null ? "ok" : `${refusal.code} ${refusal.path}`).toBe(expected);
  });

  it("is refused with the dates that it may have, on the plan's wall clock", () => {
    const outside = present(refuseCorrection({ ...facts, corrects: past("03", "21") }), "refusal");
    expect(refusalSentence(outside)).toBe(
      "Version 1 was live from 2026-10-01 00:00 until 2026-10-20 00:00. Choose an interval within that time.",
    );
    const early = present(refuseCorrection({ ...facts, corrects: past("19", "24", 12) }), "refusal");
    expect(refusalSentence(early)).toContain("from 2026-10-20 00:00 until now.");
  });
});
