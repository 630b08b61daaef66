import { expect, test } from "vitest";
import type { Actor } from "../people/actor.ts";
import { type ActionFacts, availableActions, refuseAction } from "./available-actions.ts";

const AGENT: Actor = { kind: "user", userId: 1, name: "Daphne", role: "careAgent", sessionId: "s" };
const AUDITOR: Actor = { kind: "user", userId: 2, name: "George", role: "auditor", sessionId: "s" };
const SYSTEM: Actor = { kind: "system", name: "test" };

/** Per action in the order of the menu: "yes", or the code of the first reason against it. Of a UDR at its second revision. */
type Row = readonly [state: ActionFacts["state"], directive: ActionFacts["directive"], rating: ActionFacts["rating"], outcomes: string];

//                                                         adjust cancel billable creditable notToBeBilled reverse
const SHEET: readonly Row[] = [
  ["posted", "toBeBilled", "here", "yes yes DIRECTIVE_UNCHANGED yes yes yes"],
  ["posted", "toBeCredited", "here", "yes yes yes DIRECTIVE_UNCHANGED yes yes"],
  ["posted", "notToBeBilled", "here", "yes yes yes yes DIRECTIVE_UNCHANGED yes"],
  ["posted", "toBeBilled", "elsewhere", "yes yes DIRECTIVE_UNCHANGED yes yes yes"],
  ["posted", "notToBeBilled", "information", "yes yes UDR_FOR_INFORMATION UDR_FOR_INFORMATION DIRECTIVE_UNCHANGED yes"],
  ["scheduled", "toBeBilled", "here", "UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED"],
  [
    "scheduled",
    "notToBeBilled",
    "information",
    "UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED",
  ],
  ["cancelled", "toBeBilled", "here", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED yes"],
  ["cancelled", "toBeCredited", "here", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED yes"],
  ["cancelled", "notToBeBilled", "information", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED yes"],
];

test.each(SHEET)("%s, %s, rated %s: %s", (state, directive, rating, outcomes) => {
  expect(outcomesFor({ state, directive, rating, revision: 2 }, AGENT)).toBe(outcomes);
  expect(outcomesFor({ state, directive, rating, revision: 2 }, SYSTEM)).toBe(outcomes);
});

const DONE_ONCE = { state: "posted", directive: "toBeBilled", rating: "here", revision: 2 } as const;

test.each<[string, Partial<ActionFacts>, string | null]>([
  ["what was done once can be reversed", {}, null],
  ["what nothing was done to cannot", { revision: 1 }, "NOTHING_TO_REVERSE"],
  ["a cancellation can be reversed", { state: "cancelled" }, null],
  ["a cancellation that was, cannot be again", { state: "cancelled", successorId: 1050 }, "ALREADY_REVERSED"],
])("Reverse this: %s", (_, facts, code) => {
  expect(refuseAction("reverse", { ...DONE_ONCE, ...facts }, AGENT)?.code ?? null).toBe(code);
});

test("a role without the permissions is told so before anything about the UDR", () => {
  const refused = Array.from({ length: 6 }, () => "NOT_PERMITTED").join(" ");
  for (const [state, directive, rating] of SHEET) expect(outcomesFor({ state, directive, rating, revision: 2 }, AUDITOR)).toBe(refused);
});

test("every refusal comes with a sentence", () => {
  const [, , unchanged] = availableActions(DONE_ONCE, AGENT);
  expect(unchanged).toEqual({
    action: "setBillable",
    available: false,
    code: "DIRECTIVE_UNCHANGED",
    reason: "The billing directive is To Be Billed already.",
  });
});

function outcomesFor(facts: ActionFacts, actor: Actor): string {
  return availableActions(facts, actor)
    .map((entry) => (entry.available ? "yes" : entry.code))
    .join(" ");
}
