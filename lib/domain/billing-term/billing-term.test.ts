import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { newBillingTermDraft, readBillingTermDraft, withClassification } from "./billing-term-draft.ts";
import { effectsOfChange, nextCycles, termsInWords } from "./billing-term-effects.ts";
import { reasonAgainstBeginning, reasonAgainstMove } from "./billing-term-moves.ts";
import { saveBillingTermInput } from "./billing-term-schema.ts";
import { type BillingTermState, billingTermState } from "./billing-term-state.ts";
import { decideSaveBillingTerm, lowersThreshold, refuseReached } from "./decide-save-billing-term.ts";

const NEW = { ...newBillingTermDraft("EUR"), code: "WEEKLY", name: "Weekly" };
const STATE: BillingTermState = billingTermState(readBillingTermDraft(NEW).state);
const NOBODY = { count: 0, isMore: false };
const THREE = { count: 3, isMore: false };
const PLAN = { name: "VIP prices", currency: "EUR", isArchived: false };

describe("terms as they are typed", () => {
  it.each([
    [{}, []],
    [{ cycleDay: "32" }, ["cycleDay"]],
    [{ cycleDay: "" }, ["cycleDay"]],
    [{ cycleDay: "", billingMethod: "anniversary" as const }, []],
    [{ frequencyMonths: "0" }, ["frequencyMonths"]],
    [{ frequencyMonths: "121" }, ["frequencyMonths"]],
    [{ frequencyMonths: "" }, ["frequencyMonths"]],
    [{ currency: "EURO" }, ["currency"]],
    [{ maximumUnbilledUdrs: "0" }, ["maximumUnbilledUdrs"]],
    [{ maximumUnbilledUdrs: "three" }, ["maximumUnbilledUdrs"]],
    [{ maximumUnbilledAmount: "0.00" }, ["maximumUnbilledAmount"]],
    [{ maximumUnbilledAmount: "-1" }, ["maximumUnbilledAmount"]],
    [{ maximumUnbilledAmount: "20.005" }, ["maximumUnbilledAmount"]],
    [{ maximumUnbilledAmount: "20.50", currency: "JPY" }, ["maximumUnbilledAmount"]],
    [{ billingType: "preRated" as const }, ["billingType"]],
    [{ name: "", code: "" }, ["name", "code"]],
  ])("%j: at fault %j", (change, expected) => {
    const draft = { ...NEW, ...change };
    const { problems, state } = readBillingTermDraft(draft);
    expect(problems.map(({ field }) => field)).toEqual(expected);
    // The border refuses what the form refuses, where it sees the same text.
    if (problems.length === 0) {
      const input = { ...state, code: draft.code, description: draft.description, revision: null };
      expect(saveBillingTermInput.safeParse(input).error?.issues).toBeUndefined();
    }
  });

  it("lose their thresholds with the kind that has them, and take a way of billing that the other has", () => {
    const typed = { ...NEW, maximumUnbilledUdrs: "3", maximumUnbilledAmount: "20" };
    const prepaid = withClassification(typed, "prepaid");
    expect(readBillingTermDraft(prepaid)).toMatchObject({
      problems: [],
      state: { billingType: "preRated", maximumUnbilledUdrs: null, maximumUnbilledAmount: null },
    });
    expect(readBillingTermDraft(withClassification(prepaid, "normal")).state).toMatchObject({
      billingType: "postBill",
      maximumUnbilledUdrs: 3,
    });
  });

  it.each([
    [{ classification: "prepaid", billingType: "preRated", maximumUnbilledUdrs: 1 }, "maximumUnbilledUdrs"],
    [{ classification: "prepaid" }, "billingType"],
    [{ billingMethod: "period", cycleDay: null }, "cycleDay"],
    [{ maximumUnbilledAmount: "0" }, "maximumUnbilledAmount"],
    [{ currency: "ZZZ" }, "currency"],
  ])("are refused at the border: %j", (change, path) => {
    const input = { ...STATE, description: "", code: "WEEKLY", revision: null, ...change };
    expect(saveBillingTermInput.safeParse(input).error?.issues[0]?.path).toEqual([path]);
  });
});

describe("terms in words", () => {
  it("are one sentence", () => {
    const state = { ...STATE, cycleDay: 31, maximumUnbilledUdrs: 3 };
    expect(termsInWords(state, null)).toBe(
      "Every month on day 31, or the last day of a shorter month; bills as soon as 3 UDRs are unbilled.",
    );
  });

  it.each([
    ["period", 31, 1, ["2026-01-31", "2026-02-28", "2026-03-31"]],
    ["period", 1, 3, ["2026-04-01", "2026-07-01", "2026-10-01"]],
    ["anniversary", null, 1, ["2026-02-15", "2026-03-15", "2026-04-15"]],
    ["anniversary", null, 12, ["2027-01-15", "2028-01-15", "2029-01-15"]],
  ] as const)("have cycles by %s on day %s every %s months", (method, cycleDay, frequencyMonths, expected) => {
    const startedAt = present(parseInstant("2026-01-15T10:00:00Z"), "start");
    const begins = nextCycles({ method, cycleDay, frequencyMonths, startedAt, timeZone: "UTC" }, 3);
    expect(begins.map((begin) => instantToString(begin).slice(0, 10))).toEqual(expected);
  });

  const words = { amount: null, planName: "VIP prices" };
  it.each([
    [{}, []],
    [{ name: "Other" }, []],
    [{ cycleDay: 15 }, ["Their billing cycles begin anew: every month on day 15. The cycle that runs now ends where the next one begins."]],
    [{ billingType: "preBill" }, ["They are billed in advance."]],
    [{ maximumUnbilledUdrs: 2 }, ["Bills as soon as 2 UDRs are unbilled. What is unbilled already counts."]],
    [{ defaultPlan: "VIP" }, ["Those without a plan of their own are priced by VIP prices first, from the next usage that is rated."]],
    [{ flexible: false }, ["Additive discounts do not apply to their usage any more."]],
  ] as const)("%j changes %j", (change, expected) => {
    expect(effectsOfChange(STATE, { ...STATE, ...change }, words)).toEqual(expected);
  });
});

describe("the life of terms", () => {
  it.each([
    ["draft", "effective", null],
    ["effective", "terminated", null],
    ["draft", "terminated", "never effective"],
    ["effective", "draft", "does not become a draft again"],
    ["effective", "effective", "effective already"],
    ["terminated", "effective", "stays terminated"],
    ["terminated", "draft", "stays terminated"],
  ] as const)("from %s to %s: %s", (from, to, expected) => {
    const reason = reasonAgainstMove(from, to);
    if (expected === null) expect(reason).toBeNull();
    else expect(reason).toContain(expected);
  });

  it("begins as a draft or effective", () => {
    expect([reasonAgainstBeginning("draft"), reasonAgainstBeginning("effective")]).toEqual([null, null]);
    expect(reasonAgainstBeginning("terminated")).toContain("draft or effective");
  });
});

describe("saving terms", () => {
  const before = { ...STATE, state: "effective" as const };
  it.each([
    ["new", STATE, null, NOBODY, null, "ok"],
    ["new and terminated", { ...STATE, state: "terminated" }, null, NOBODY, null, "DEFINITION_INVALID state"],
    ["back to draft", STATE, before, NOBODY, null, "DEFINITION_INVALID state"],
    ["terminated", { ...before, state: "terminated" }, before, THREE, null, "ok"],
    ["another currency", { ...before, currency: "USD" }, before, NOBODY, null, "ok"],
    ["another currency, subscribed", { ...before, currency: "USD" }, before, THREE, null, "TERMS_SUBSCRIBED currency"],
    ["another kind, subscribed", { ...before, classification: "prepaid" }, before, THREE, null, "TERMS_SUBSCRIBED classification"],
    ["another cycle, subscribed", { ...before, cycleDay: 15 }, before, THREE, null, "ok"],
    ["with a plan", { ...before, defaultPlan: "VIP" }, before, THREE, PLAN, "ok"],
    ["with an unknown plan", { ...before, defaultPlan: "VIP" }, before, THREE, null, "DEFINITION_INVALID defaultPlan"],
    [
      "with a plan in dollars",
      { ...before, defaultPlan: "VIP" },
      before,
      THREE,
      { ...PLAN, currency: "USD" },
      "DEFINITION_INVALID defaultPlan",
    ],
    ["with an archived plan", { ...before, defaultPlan: "VIP" }, before, THREE, { ...PLAN, isArchived: true }, "PART_ARCHIVED defaultPlan"],
    [
      "with its archived plan",
      { ...before, defaultPlan: "VIP", cycleDay: 2 },
      { ...before, defaultPlan: "VIP" },
      THREE,
      { ...PLAN, isArchived: true },
      "ok",
    ],
  ] as const)("%s", (_, state, stored, subscriptions, plan, expected) => {
    const decided = decideSaveBillingTerm({ state, before: stored, subscriptions, plan });
    expect(decided.ok ? "ok" : `${decided.refusal.code} ${decided.refusal.path}`).toBe(expected);
  });

  it.each([
    [null, 1, null, "1", false],
    [3, 3, "20", "20.00", false],
    [3, 2, null, null, true],
    [3, 4, "20", "30", false],
    [null, 3, null, null, true],
    [3, null, "20", null, false],
    [3, 3, "20", "9", true],
    [3, 3, null, "100", true],
  ] as const)("from %s to %s UDRs and from %s to %s of money lowers a threshold: %s", (udrs, nextUdrs, amount, nextAmount, expected) => {
    const stored = udrs === null && amount === null && nextUdrs === 1 ? null : { maximumUnbilledUdrs: udrs, maximumUnbilledAmount: amount };
    expect(lowersThreshold(stored, { maximumUnbilledUdrs: nextUdrs, maximumUnbilledAmount: nextAmount })).toBe(expected);
  });

  it("names what has to be billed first", () => {
    expect(refuseReached([], false)).toBeNull();
    expect(refuseReached(["S-1", "S-2"], true)?.params).toEqual({ subscriptions: "S-1, S-2 and others" });
  });
});
