import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { codesOfProvider, productsByCode, writeProviderCodes } from "#db/queries/provider-codes.ts";
import { findProviderNamed, insertProvider, lockProvider, updateProvider } from "#db/queries/providers.ts";
import type { Tx } from "#db/tx.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { decideSaveProvider } from "#lib/domain/provider/decide-save-provider.ts";
import { type CodeChange, codesBeforeAndAfter, type ProviderCodes } from "#lib/domain/provider/provider-codes.ts";
import { type ProviderState, storedProvider } from "#lib/domain/provider/provider-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

export type ProviderToStore = {
  readonly code: string;
  /** Null makes a new one. */
  readonly revision: number | null;
  /** For a new one. */
  readonly provisioningProviderId: number | null;
  /** What is to become of it; null leaves it as it is. */
  readonly state: ProviderState | null;
  /** What is to become of its codes. */
  readonly changes: (stored: ProviderCodes) => readonly CodeChange[];
};

/** Writes a provider and its codes over the revision it was read at: one change, one revision, one audit row, whichever way it came in. */
export async function storeProvider(
  tx: Tx,
  context: Context,
  { code, revision, provisioningProviderId, state: wanted, changes: changesFrom }: ProviderToStore,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  await lockDefinitions(tx, "provider");
  const found = await lockProvider(tx, code);
  const stored = found && storedProvider(found.provider);
  const state = wanted ?? stored?.state ?? null;
  if (state === null) return refused({ code: "NOT_FOUND" });
  const codes: ProviderCodes = found ? await codesOfProvider(tx, found.provisioningProviderId) : new Map();
  const changes = changesFrom(codes);
  const products = await productsByCode(
    tx,
    changes.map(({ product }) => product),
  );
  const decided = decideSaveProvider({
    code,
    revision,
    state,
    stored,
    namesake: await findProviderNamed(tx, state.name),
    editor: await lastEditorOf(tx, "provider", code),
    changes,
    known: new Set(products.keys()),
  });
  if (!decided.ok) return decided;
  const { kind, revision: next } = decided.value;
  if (kind === "keep") return ok({ code, revision: next });
  const providerId = found?.provisioningProviderId ?? provisioningProviderId;
  if (providerId === null) return refused({ code: "NOT_FOUND" });
  if (kind === "create") await insertProvider(tx, { ...state, provisioningProviderId: providerId, code, revision: next });
  else await updateProvider(tx, code, { ...state, revision: next });
  await writeProviderCodes(tx, {
    provisioningProviderId: providerId,
    codes: changes.flatMap(({ product, code: theirs }) => {
      const productId = products.get(product)?.productId;
      return productId === undefined ? [] : [{ productId, code: theirs }];
    }),
  });
  const changed = codesBeforeAndAfter(codes, changes);
  await writeAudit(tx, context, {
    action: `provider.${kind}`,
    entity: "provider",
    entityId: code,
    before: stored && { ...stored.state, productCodes: changed.before },
    after: { ...state, productCodes: changed.after },
  });
  return ok({ code, revision: next });
}
