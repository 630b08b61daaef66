import { nextId } from "#db/ids.ts";
import {
  findClassificationNamed,
  insertAccountClassification,
  lockAccountClassification,
  updateAccountClassification,
} from "#db/queries/account-classifications.ts";
import { type SaveGroupInput, storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { saveDefinition } from "../keep-definition.ts";

/** Makes a group of accounts, or renames one over the revision it was read at. */
export async function saveAccountClassification(context: Context, input: SaveGroupInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, name } = input;
  const accountClassificationId = await nextId(context.database, "definition");
  return saveDefinition(context, {
    entity: "accountClassification",
    request: input,
    state: { name },
    lock: async (tx) => {
      const found = await lockAccountClassification(tx, code);
      return found && storedGroup(found.classification);
    },
    namesake: (tx) => findClassificationNamed(tx, name),
    store: async (tx, { kind, revision }) => {
      if (kind === "create") await insertAccountClassification(tx, { accountClassificationId, code, name, revision });
      else await updateAccountClassification(tx, code, { name, revision });
    },
  });
}
