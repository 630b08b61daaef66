import { installationZone } from "#db/queries/installation.ts";
import { codesOfProvider, productsByCode } from "#db/queries/provider-codes.ts";
import { findProvider, lockProvider } from "#db/queries/providers.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import { countOutcomes, type ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { type CodeImportPlan, type CodeRow, decideImportCodes, readCodeSheet } from "#lib/domain/provider/code-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeProvider } from "../store-provider.ts";

export type ImportCodesInput = {
  readonly code: string;
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/** Looks at what a sheet of codes would do, or does exactly what was looked at: all of it, or nothing. */
export async function importProviderCodes(context: Context, input: ImportCodesInput): Promise<Result<ImportAnswer, Refusal>> {
  const { code, text, reviewed } = input;
  const sheet = readCodeSheet(text);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const { rows } = sheet;
  if (reviewed === null) {
    return withTransaction(context.database, async (tx) => {
      const planned = await planImport(tx, { code, rows, find: findProvider });
      return planned === null ? refused({ code: "NOT_FOUND" }) : ok(planned.answer);
    });
  }
  return idempotently(context, { action: "provider.importCodes", request: { code, text, reviewed } }, async (tx) => {
    const planned = await planImport(tx, { code, rows, find: lockProvider });
    if (planned === null) return refused({ code: "NOT_FOUND" });
    const { plan, answer, revision } = planned;
    if (answer.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    if (answer.counts.error > 0) return refused({ code: "IMPORT_INVALID", params: { count: answer.counts.error } });
    const stored = await storeProvider(tx, context, {
      code,
      revision,
      provisioningProviderId: null,
      state: null,
      changes: () => plan.changes,
    });
    return stored.ok ? ok(answer) : stored;
  });
}

type Asked = { readonly code: string; readonly rows: readonly CodeRow[]; readonly find: typeof findProvider | typeof lockProvider };
type Planned = { readonly plan: CodeImportPlan; readonly answer: ImportAnswer; readonly revision: number };

/** The hash is of the rows, of the revision they were compared with, and of what comes of it. */
async function planImport(tx: Tx, { code, rows, find }: Asked): Promise<Planned | null> {
  const found = await find(tx, code);
  if (found === null) return null;
  const { revision } = found.provider;
  const products = await productsByCode(
    tx,
    rows.map(({ product }) => product),
  );
  const names = new Map([...products].map(([product, { name }]) => [product, name]));
  const plan = decideImportCodes(rows, { stored: await codesOfProvider(tx, found.provisioningProviderId), products: names });
  const hash = await sha256Hex(canonicalJson({ code, revision, sheet: rows, rows: plan.rows }));
  const answer = { hash, zone: await installationZone(tx), rows: plan.rows, counts: countOutcomes(plan.rows) };
  return { plan, answer, revision };
}
