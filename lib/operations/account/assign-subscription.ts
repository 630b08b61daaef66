import { nextId } from "#db/ids.ts";
import { endAssignment, insertAssignment, listCostCentres, listPeople, lockHolder } from "#db/queries/account-people.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { decideAssign } from "#lib/domain/account/account-people.ts";
import type { AssignSubscriptionInput } from "#lib/domain/account/people-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type Assigned = { readonly assignmentId: number | null };

/** Gives a subscription to a person, a cost centre or both from now on, or to nobody. Reassigning changes insight, never money. */
export async function assignSubscription(context: Context, input: AssignSubscriptionInput): Promise<Result<Assigned, Refusal>> {
  const { account, subscription, personId, costCentreId, seen } = input;
  const assignmentId = await nextId(context.database, "assignment");
  return idempotently(context, { action: "subscription.assign", request: input }, async (tx) => {
    const owner = await findAccountByNumber(tx, account);
    const held = owner && (await lockHolder(tx, owner, subscription));
    if (!held) return refused({ code: "NOT_FOUND", path: owner ? "subscription" : "account" });
    const { subscriptionId, current } = held;
    const people = await listPeople(tx, owner);
    const centres = await listCostCentres(tx, owner);
    const person = people.find((each) => each.personId === personId);
    const centre = centres.find((each) => each.costCentreId === costCentreId);
    const decided = decideAssign({
      wanted: { personId, costCentreId },
      seen,
      current,
      now: context.now,
      knows: { person: person !== undefined, costCentre: centre !== undefined },
    });
    if (!decided.ok) return decided;
    const { isChanged, ends, begins } = decided.value;
    if (!isChanged) return ok({ assignmentId: current?.assignmentId ?? null });
    const { shard, accountId } = owner;
    if (ends !== null) await endAssignment(tx, owner, { assignmentId: ends, at: context.now });
    if (begins) {
      await insertAssignment(tx, { shard, accountId, assignmentId, subscriptionId, personId, costCentreId, assignedFrom: context.now });
    }
    const before = {
      person: people.find((each) => each.personId === current?.personId)?.name ?? null,
      costCentre: centres.find((each) => each.costCentreId === current?.costCentreId)?.code ?? null,
    };
    const change = { before, after: { person: person?.name ?? null, costCentre: centre?.code ?? null } };
    await writeAudit(tx, context, {
      action: "subscription.assign",
      entity: "subscription",
      entityId: subscriptionId,
      accountId,
      ...change,
    });
    return ok({ assignmentId: begins ? assignmentId : null });
  });
}
