import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { ImportFacts, ImportSubscription } from "./import-facts.ts";
import { problemOf } from "./import-refusal.ts";
import type { ImportedLine } from "./read-imported-line.ts";

/** Whose usage it is: the one subscription of that number or identifier, and of both where both are given. */
export function findSubscription(line: ImportedLine, facts: ImportFacts): Result<ImportSubscription, Refusal> {
  const named = line.subscription === null ? null : one(facts.subscriptions.get(line.subscription) ?? [], byNumber(line.subscription));
  if (named !== null && !named.ok) return named;
  if (line.identifier === null) return named ?? refused(problemOf("NOT_FOUND", "subscription", "No subscription is named."));
  const { kind, value } = line.identifier;
  const holders = (facts.identifiers.get(value) ?? []).filter((each) => kind === null || each.kind === kind);
  const identified = one(distinct(holders.map(({ subscription }) => subscription)), { path: "identifier", what: `identifier ${value}` });
  if (!identified.ok || named === null || named.value.subscriptionId === identified.value.subscriptionId) return identified;
  const problem = `The identifier ${value} is one of subscription ${identified.value.number}, not of ${named.value.number}.`;
  return refused(problemOf("NOT_FOUND", "identifier", problem));
}

type Sought = { readonly path: string; readonly what: string };

function byNumber(number: string): Sought {
  return { path: "subscription", what: `subscription ${number}` };
}

function one(found: readonly ImportSubscription[], { path, what }: Sought): Result<ImportSubscription, Refusal> {
  const [first, second] = found;
  if (first === undefined) return refused(problemOf("NOT_FOUND", path, `Nobody here has ${what}.`));
  if (second === undefined) return ok(first);
  return refused(
    problemOf("SUBSCRIPTION_AMBIGUOUS", path, `There is more than one ${what}. Name the subscription or the kind of the identifier.`),
  );
}

function distinct(subscriptions: readonly ImportSubscription[]): readonly ImportSubscription[] {
  return subscriptions.filter((each, at) => subscriptions.findIndex(({ subscriptionId }) => subscriptionId === each.subscriptionId) === at);
}
