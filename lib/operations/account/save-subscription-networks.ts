import { findAccountByNumber } from "#db/queries/accounts.ts";
import {
  findSubscriptionNetworks,
  insertSubscriptionNetworks,
  lockSubscriptionOf,
  updateSubscriptionNetworks,
} from "#db/queries/allowed-networks.ts";
import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import { decideSaveNetworks, ownNetworksInWords } from "#lib/domain/account/decide-save-networks.ts";
import type { SaveNetworksInput } from "#lib/domain/account/networks-schema.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

const ENTITY = "subscriptionNetworks";

/** Sets where one SIM may be used, over the revision that was read; it goes before what was agreed. Usage that is imported next obeys it. */
export async function saveSubscriptionNetworks(context: Context, input: SaveNetworksInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, subscription, revision, networks, reason } = input;
  return idempotently(context, { action: "subscriptionNetworks.save", request: input }, async (tx) => {
    const account = await findAccountByNumber(tx, code);
    if (account === null) return refused({ code: "NOT_FOUND", path: "code" });
    const key = await lockSubscriptionOf(tx, account, subscription);
    if (key === null) return refused({ code: "NOT_FOUND", path: "subscription" });
    const stored = await findSubscriptionNetworks(tx, key);
    const decided = decideSaveNetworks({
      wanted: networks,
      revision,
      stored,
      definitions: await loadDefinitions(tx),
      editor: await lastEditorOf(tx, ENTITY, subscription),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    if (kind === "create") await insertSubscriptionNetworks(tx, key, networks);
    else await updateSubscriptionNetworks(tx, key, { networks, revision: next });
    await writeAudit(tx, context, {
      action: `subscriptionNetworks.${kind}`,
      entity: ENTITY,
      entityId: subscription,
      accountId: account.accountId,
      before: stored && { "Allowed networks": ownNetworksInWords(stored.networks) },
      after: { "Allowed networks": ownNetworksInWords(networks) },
      reason,
    });
    return ok({ code, revision: next });
  });
}
