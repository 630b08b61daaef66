import { nextId } from "#db/ids.ts";
import { insertCostCentre, listCostCentres, lockPeople, updateCostCentre } from "#db/queries/account-people.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { decideSaveCostCentre } from "#lib/domain/account/account-people.ts";
import type { SaveCostCentreInput } from "#lib/domain/account/people-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Adds a cost centre to an account, or renames one. */
export async function saveCostCentre(
  context: Context,
  input: SaveCostCentreInput,
): Promise<Result<{ readonly costCentreId: number }, Refusal>> {
  const { account, code, name, seen } = input;
  const newId = await nextId(context.database, "costCentre");
  return idempotently(context, { action: "costCentre.save", request: input }, async (tx) => {
    const owner = await findAccountByNumber(tx, account);
    if (owner === null) return refused({ code: "NOT_FOUND", path: "account" });
    const { shard, accountId } = owner;
    await lockPeople(tx, owner);
    const centres = await listCostCentres(tx, owner);
    const stored = centres.find(({ costCentreId }) => costCentreId === input.costCentreId) ?? null;
    const others = centres.filter(({ costCentreId }) => costCentreId !== input.costCentreId);
    const decided = decideSaveCostCentre({ wanted: { code, name }, seen: input.costCentreId === null ? null : seen, stored, others });
    if (!decided.ok) return decided;
    const costCentreId = stored?.costCentreId ?? newId;
    if (decided.value === "keep") return ok({ costCentreId });
    if (decided.value === "create") await insertCostCentre(tx, { shard, accountId, costCentreId, code, name });
    else await updateCostCentre(tx, owner, { costCentreId, code, name });
    await writeAudit(tx, context, {
      action: `costCentre.${decided.value}`,
      entity: "costCentre",
      entityId: costCentreId,
      accountId,
      before: stored && { code: stored.code, name: stored.name },
      after: { code, name },
    });
    return ok({ costCentreId });
  });
}
