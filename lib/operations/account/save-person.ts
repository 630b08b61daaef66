import { nextId } from "#db/ids.ts";
import { insertPerson, listPeople, lockPeople, updatePerson } from "#db/queries/account-people.ts";
import { findAccountByNumber } from "#db/queries/accounts.ts";
import { decideSavePerson } from "#lib/domain/account/account-people.ts";
import type { SavePersonInput } from "#lib/domain/account/people-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Adds a person to an account, or renames one: the assignments and the usage of that person follow the name. */
export async function savePerson(context: Context, input: SavePersonInput): Promise<Result<{ readonly personId: number }, Refusal>> {
  const { account, name, reference, seen } = input;
  const newId = await nextId(context.database, "person");
  return idempotently(context, { action: "person.save", request: input }, async (tx) => {
    const owner = await findAccountByNumber(tx, account);
    if (owner === null) return refused({ code: "NOT_FOUND", path: "account" });
    const { shard, accountId } = owner;
    await lockPeople(tx, owner);
    const people = await listPeople(tx, owner);
    const stored = people.find(({ personId }) => personId === input.personId) ?? null;
    const others = people.filter(({ personId }) => personId !== input.personId);
    const decided = decideSavePerson({ wanted: { name, reference }, seen: input.personId === null ? null : seen, stored, others });
    if (!decided.ok) return decided;
    const personId = stored?.personId ?? newId;
    if (decided.value === "keep") return ok({ personId });
    if (decided.value === "create") await insertPerson(tx, { shard, accountId, personId, name, reference });
    else await updatePerson(tx, owner, { personId, name, reference });
    await writeAudit(tx, context, {
      action: `person.${decided.value}`,
      entity: "person",
      entityId: personId,
      accountId,
      before: stored && { name: stored.name, reference: stored.reference },
      after: { name, reference },
    });
    return ok({ personId });
  });
}
