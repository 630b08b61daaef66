import { type DefinitionKind, lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import type { Tx } from "#db/tx.ts";
import { decideArchive, decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import {
  type DefinitionSave,
  decideSaveDefinition,
  type SavedDefinition,
  type StoredDefinition,
} from "#lib/domain/definition/decide-save-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Json } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { idempotently } from "./idempotently.ts";
import { writeAudit } from "./write-audit.ts";

type Named = { readonly name: string };
export type Request = { readonly [member: string]: Json } & { readonly code: string; readonly revision: number | null };

export type DefinitionToSave<State extends Named & Json> = {
  readonly entity: DefinitionKind;
  /** As it was asked for: sent again with the same key it is the same request. */
  readonly request: Request;
  readonly state: State;
  /** What is stored under the code, held to the end of the transaction. */
  readonly lock: (tx: Tx) => Promise<StoredDefinition<State> | null>;
  /** What bears the name already. */
  readonly namesake: (tx: Tx) => Promise<Reference | null>;
  /** The rules of this kind beyond those of all; asked after those. */
  readonly decide?: (tx: Tx, save: DefinitionSave<State>) => Promise<Result<null, Refusal>>;
  readonly store: (tx: Tx, saved: SavedDefinition) => Promise<void>;
};

/** Makes a definition, or saves one over the revision it was read at: one audit row for each change, none for none. */
export async function saveDefinition<State extends Named & Json>(
  context: Context,
  { entity, request, state, lock, namesake, decide, store }: DefinitionToSave<State>,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = request;
  return idempotently(context, { action: `${entity}.save`, request }, async (tx) => {
    await lockDefinitions(tx, entity);
    const stored = await lock(tx);
    const save = { code, revision, state, stored, namesake: await namesake(tx), editor: await lastEditorOf(tx, entity, code) };
    const decided = decideSaveDefinition(save);
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const allowed = decide ? await decide(tx, save) : ok(null);
    if (!allowed.ok) return allowed;
    await store(tx, decided.value);
    await writeAudit(tx, context, { action: `${entity}.${kind}`, entity, entityId: code, before: stored?.state ?? null, after: state });
    return ok({ code, revision: next });
  });
}

type Standing = { readonly revision: number; readonly archivedAt: Instant | null };

export type DefinitionToMove = {
  readonly entity: DefinitionKind;
  readonly input: DefinitionAtRevision;
  readonly lock: (tx: Tx) => Promise<StoredDefinition<object> | null>;
  readonly update: (tx: Tx, standing: Standing) => Promise<void>;
};

/** Puts a definition away that nothing uses; what still does is named in the refusal. */
export async function archiveDefinition(
  context: Context,
  { entity, input, lock, update, users }: DefinitionToMove & { readonly users: (tx: Tx) => Promise<readonly string[]> },
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: `${entity}.archive`, request: input }, async (tx) => {
    // Of two that are the last of their kind together, the second that is put away is the last.
    await lockDefinitions(tx, entity);
    const stored = await lock(tx);
    const named = stored === null ? [] : await users(tx);
    const decided = decideArchive({ stored, revision, users: named, editor: await lastEditorOf(tx, entity, code) });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await update(tx, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: `${entity}.archive`, entity, entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}

/** Brings an archived definition back, as it was. */
export async function restoreDefinition(
  context: Context,
  { entity, input, lock, update }: DefinitionToMove,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: `${entity}.restore`, request: input }, async (tx) => {
    const stored = await lock(tx);
    const decided = decideRestore({ stored, revision, editor: await lastEditorOf(tx, entity, code) });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await update(tx, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: `${entity}.restore`, entity, entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
