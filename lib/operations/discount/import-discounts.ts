import { nextIds } from "#db/ids.ts";
import { listAccountClassificationCodes } from "#db/queries/classification-codes.ts";
import { lockDefinitions } from "#db/queries/definition-changes.ts";
import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountVersionDocuments, listDiscounts, listDiscountVersions, lockDiscount } from "#db/queries/discounts.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { checkDiscount } from "#lib/domain/discount/check-discount.ts";
import {
  countDiscountOutcomes,
  type DiscountImportAnswer,
  type DiscountImportFacts,
  type DiscountImportPlan,
  type DiscountWrite,
  decideImportDiscounts,
  type KnownDiscount,
} from "#lib/domain/discount/decide-import-discounts.ts";
import { discountHash } from "#lib/domain/discount/discount-document.ts";
import { type DiscountSheetRow, readDiscountSheet } from "#lib/domain/discount/discount-sheet.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { inTransaction } from "../in-transaction.ts";
import { beginDiscountDraft, insertDiscountWithDraft, storeDiscountDraft } from "../store-discount-draft.ts";

export type ImportDiscountsInput = {
  readonly text: string;
  /** The hash of the preview that was looked at; null asks for a preview. */
  readonly reviewed: string | null;
};

/**
 * Looks at what a sheet of discounts would do, or does exactly what was looked at: all of it, or nothing. It makes drafts and changes drafts;
 * what they give waits for a second person, as of every other draft.
 */
export async function importDiscounts(
  context: Context,
  { text, reviewed }: ImportDiscountsInput,
): Promise<Result<DiscountImportAnswer, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const sheet = readDiscountSheet(text);
  if (!sheet.ok) return refused({ code: "DEFINITION_INVALID", params: { problem: sheet.problem } });
  const { rows } = sheet;
  if (reviewed === null) {
    return inTransaction(context, async (tx) => ok((await planImport(tx, rows, context.now)).answer));
  }
  const discountIds = (await nextIds(context.database, "additiveDiscount", rows.length)).values();
  const draftIds = (await nextIds(context.database, "additiveDiscountDraft", rows.length)).values();
  return idempotently(context, { action: "discount.import", request: { text, reviewed } }, async (tx) => {
    await lockDefinitions(tx, "additiveDiscount");
    const { plan, answer } = await planImport(tx, rows, context.now);
    if (answer.hash !== reviewed) return refused({ code: "IMPORT_CHANGED" });
    if (answer.counts.error > 0) return refused({ code: "IMPORT_INVALID", params: { count: answer.counts.error } });
    for (const write of plan.writes) {
      const [discountId, draftId] = [discountIds.next().value, draftIds.next().value];
      if (discountId === undefined || draftId === undefined) return refused({ code: "IMPORT_CHANGED" });
      const stored = await storeWrite(tx, context, { write, discountId, draftId, editor: user.value });
      if (!stored.ok) return stored;
    }
    return ok(answer);
  });
}

type Storing = { readonly write: DiscountWrite; readonly discountId: number; readonly draftId: number; readonly editor: number };

async function storeWrite(tx: Tx, context: Context, { write, discountId, draftId, editor }: Storing): Promise<Result<unknown, Refusal>> {
  const { known, code, name, description, application, document } = write;
  const content = { document, documentHash: await discountHash(document), editor };
  if (known === null) {
    await insertDiscountWithDraft(tx, context, { discountId, draftId, code, name, description, application, ...content });
    return ok(null);
  }
  const { discount, draft } = known;
  if (draft === null) return beginDiscountDraft(tx, context, { discount, draftId, ...content });
  return storeDiscountDraft(tx, context, { discount, draft, revision: draft.head.revision, ...content });
}

type Planned = { readonly plan: DiscountImportPlan; readonly answer: DiscountImportAnswer };

/** The hash is of the rows, of what they were compared with, and of what comes of it. */
async function planImport(tx: Tx, rows: readonly DiscountSheetRow[], now: Instant): Promise<Planned> {
  const facts = await factsOf(tx, rows, now);
  const plan = decideImportDiscounts(rows, facts);
  const compared = [...facts.known].map(([code, { discount, draft }]) => [
    code,
    discount.revision,
    draft?.head.draftId ?? null,
    draft?.head.revision ?? null,
  ]);
  const hash = await sha256Hex(canonicalJson({ sheet: rows, compared, rows: plan.rows }));
  return { plan, answer: { hash, rows: plan.rows, counts: countDiscountOutcomes(plan.rows) } };
}

async function factsOf(tx: Tx, rows: readonly DiscountSheetRow[], now: Instant): Promise<DiscountImportFacts> {
  const known = new Map<string, KnownDiscount>();
  // Always in one order, so that two imports wait for each other and never for good.
  for (const code of [...new Set(rows.map((row) => row.code))].sort()) {
    const found = await knownDiscount(tx, code);
    if (found !== null) known.set(code, found);
  }
  const all = [...(await listDiscounts(tx, { archived: false })), ...(await listDiscounts(tx, { archived: true }))];
  const installation = await findInstallation(tx);
  const { definitions, offer } = await loadRateDefinitions(tx, now);
  const targets = {
    products: new Set(Object.keys(offer.products)),
    productTypes: new Set(Object.keys(offer.productTypes)),
    families: new Set(offer.families),
    classifications: new Set(await listAccountClassificationCodes(tx)),
  };
  return {
    known,
    names: new Map(all.map(({ code, name }) => [name.toLowerCase(), code])),
    timeZone: installation?.timeZone ?? "UTC",
    currency: installation?.currency ?? "EUR",
    check: (document) => checkDiscount(document, definitions, targets),
  };
}

/** Held, also for a look: it lasts as long as the looking. */
async function knownDiscount(tx: Tx, code: string): Promise<KnownDiscount | null> {
  const discount = await lockDiscount(tx, code);
  if (discount === null) return null;
  const [newest] = await listDiscountVersions(tx, discount.discountId);
  const documents = await discountVersionDocuments(tx, discount.discountId);
  return {
    discount,
    draft: await findOpenDiscountDraft(tx, discount.discountId),
    newest: newest === undefined ? null : (documents.get(newest.versionId) ?? null),
  };
}
