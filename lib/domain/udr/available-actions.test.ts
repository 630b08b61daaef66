import { expect, test } from "vitest";
import type { Actor } from "../people/actor.ts";
import { type ActionFacts, availableActions } from "./available-actions.ts";

const AGENT: Actor = { kind: "user", userId: 1, name: "Daphne", role: "careAgent", sessionId: "s" };
const AUDITOR: Actor = { kind: "user", userId: 2, name: "George", role: "auditor", sessionId: "s" };
const SYSTEM: Actor = { kind: "system", name: "test" };

/** Per action in the order of the menu: "yes", or the code of the first reason against it. */
type Row = readonly [state: ActionFacts["state"], directive: ActionFacts["directive"], rating: ActionFacts["rating"], outcomes: string];

//                                                         adjust cancel billable creditable notToBeBilled
const SHEET: readonly Row[] = [
  ["posted", "toBeBilled", "here", "yes yes DIRECTIVE_UNCHANGED yes yes"],
  ["posted", "toBeCredited", "here", "yes yes yes DIRECTIVE_UNCHANGED yes"],
  ["posted", "notToBeBilled", "here", "yes yes yes yes DIRECTIVE_UNCHANGED"],
  ["posted", "toBeBilled", "elsewhere", "yes yes DIRECTIVE_UNCHANGED yes yes"],
  ["posted", "notToBeBilled", "information", "yes yes UDR_FOR_INFORMATION UDR_FOR_INFORMATION DIRECTIVE_UNCHANGED"],
  ["scheduled", "toBeBilled", "here", "UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED"],
  ["scheduled", "notToBeBilled", "information", "UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED UDR_NOT_POSTED"],
  ["cancelled", "toBeBilled", "here", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED"],
  ["cancelled", "toBeCredited", "here", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED"],
  ["cancelled", "notToBeBilled", "information", "UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED UDR_CANCELLED"],
];

test.each(SHEET)("%s, %s, rated %s: %s", (state, directive, rating, outcomes) => {
  expect(outcomesFor({ state, directive, rating }, AGENT)).toBe(outcomes);
  expect(outcomesFor({ state, directive, rating }, SYSTEM)).toBe(outcomes);
});

test("a role without the permissions is told so before anything about the UDR", () => {
  const refused = Array.from({ length: 5 }, () => "NOT_PERMITTED").join(" ");
  for (const [state, directive, rating] of SHEET) expect(outcomesFor({ state, directive, rating }, AUDITOR)).toBe(refused);
});

test("every refusal comes with a sentence", () => {
  const [, , unchanged] = availableActions({ state: "posted", directive: "toBeBilled", rating: "here" }, AGENT);
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
