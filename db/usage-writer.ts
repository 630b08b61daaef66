import type { ImportedUsage } from "#lib/domain/usage-import/decide-imported-usage.ts";
import type { ImportRating } from "#lib/domain/usage-import/usage-import-view.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type Micros, microsToString } from "#lib/kernel/money.ts";
import { COPY_NULL, type CopyTransaction, copyField } from "./copy-session.ts";
import { definitionRevisions } from "./queries/definition-revisions.ts";
import { holdUsageKinds } from "./queries/hold-usage-kinds.ts";

/** A line that becomes a UDR, if its reference is new. */
export type UsageToWrite = {
  readonly line: number;
  readonly reference: string;
  readonly udrId: number;
  readonly usage: ImportedUsage;
};

/** What its batch gives to all of them. */
export type UsageOrigin = {
  readonly importId: number;
  readonly sourceId: number;
  readonly rating: ImportRating;
  readonly recordedAt: Instant;
  /** What `definitionRevisions` answered before the definitions were read that the usage was judged by. */
  readonly judgedBy: number;
};

/**
 * Writes UDRs of one batch, each once: what came before under the same reference is left out, and told with the UDR that it became. Two
 * batches that bring the same reference at once wait for each other here, in the order of references, so that none waits for a third.
 * Nothing is written, and it answers "overtaken", where a definition was changed since the usage was judged: it is to be judged again.
 */
export async function writeUsage(
  copy: CopyTransaction,
  origin: UsageOrigin,
  usages: readonly UsageToWrite[],
): Promise<ReadonlyMap<string, number> | "overtaken"> {
  if (usages.length === 0) return new Map();
  await holdUsageKinds(
    copy.tx,
    usages.map(({ usage: { productId, udrTypeId } }) => ({ productId, udrTypeId, sourceId: origin.sourceId })),
  );
  if ((await definitionRevisions(copy.tx)) !== origin.judgedBy) return "overtaken";
  const known = await claimReferences(copy, origin.sourceId, usages);
  const fresh = known.size === 0 ? usages : usages.filter(({ reference }) => !known.has(reference));
  if (fresh.length === 0) return known;
  await copy.copyIn(UDR, [udrLines(origin, fresh)]);
  const personal = fresh.filter(({ usage }) => hasMembers(usage.personal));
  if (personal.length > 0) await copy.copyIn(UDR_PERSONAL, [personalLines(personal)]);
  // Usage for information is never rated.
  if (origin.rating !== "information") await copy.copyIn(RATING_QUEUE, [queueLines(fresh)]);
  return known;
}

/** The references that were there before, and their UDRs. */
async function claimReferences(
  { query }: CopyTransaction,
  sourceId: number,
  usages: readonly UsageToWrite[],
): Promise<ReadonlyMap<string, number>> {
  const claimed = usages.map(({ reference, udrId, usage: { shard, accountId } }) => ({ reference, shard, accountId, udrId }));
  claimed.sort((left, right) => (left.reference < right.reference ? -1 : 1));
  const references = claimed.map(({ reference }) => reference);
  const { rowCount } = await query(
    `insert into usage_reference (source_id, reference, shard, account_id, udr_id)
     select $1::bigint, reference, shard, account_id, udr_id
     from unnest($2::text[], $3::smallint[], $4::bigint[], $5::bigint[]) as claimed (reference, shard, account_id, udr_id)
     on conflict do nothing`,
    [sourceId, references, claimed.map(({ shard }) => shard), claimed.map(({ accountId }) => accountId), claimed.map(({ udrId }) => udrId)],
  );
  if (rowCount === usages.length) return new Map();
  const own = new Set(claimed.map(({ udrId }) => udrId));
  const { rows } = await query("select reference, udr_id::text from usage_reference where source_id = $1 and reference = any($2::text[])", [
    sourceId,
    references,
  ]);
  const all = rows.map(({ reference, udr_id }): [string, number] => [String(reference), Number.parseInt(String(udr_id), 10)]);
  return new Map(all.filter(([, udrId]) => !own.has(udrId)));
}

const UDR = `udr (shard, account_id, udr_id, subscription_id, origin, rating, state, directive, revision, udr_type_id, product_id, source_id,
  quantity, used_from, used_to, billing_effective_at, metadata, imported_gross, imported_tax, currency, person_id, cost_centre_id, recorded_at,
  import_id, import_line)`;

function udrLines({ importId, sourceId, rating, recordedAt }: UsageOrigin, usages: readonly UsageToWrite[]): string {
  const directive = rating === "information" ? "notToBeBilled" : "toBeBilled";
  const born = `import\t${rating}\tposted\t${directive}\t1`;
  const ending = `${instantToString(recordedAt)}\t${importId}`;
  let text = "";
  for (const { line, udrId, usage } of usages) {
    const { metadata, personId, costCentreId } = usage;
    const whose = `${usage.shard}\t${usage.accountId}\t${udrId}\t${usage.subscriptionId}`;
    const what = `${usage.udrTypeId}\t${usage.productId}\t${sourceId}\t${decimalToString(usage.quantity)}`;
    const when = `${instantToString(usage.usedFrom)}\t${instant(usage.usedTo)}\t${instantToString(usage.billingEffectiveAt)}`;
    const amounts = `${money(usage.importedGross)}\t${money(usage.importedTax)}\t${usage.currency}`;
    const holder = `${personId ?? COPY_NULL}\t${costCentreId ?? COPY_NULL}`;
    text += `${whose}\t${born}\t${what}\t${when}\t${json(metadata)}\t${amounts}\t${holder}\t${ending}\t${line}\n`;
  }
  return text;
}

const UDR_PERSONAL = "udr_personal (shard, account_id, udr_id, metadata)";

function personalLines(usages: readonly UsageToWrite[]): string {
  return usages.map(({ udrId, usage }) => `${usage.shard}\t${usage.accountId}\t${udrId}\t${json(usage.personal)}\n`).join("");
}

const RATING_QUEUE = "rating_queue (shard, account_id, udr_id, subscription_id, billing_effective_at)";

function queueLines(usages: readonly UsageToWrite[]): string {
  let text = "";
  for (const { udrId, usage } of usages) {
    text += `${usage.shard}\t${usage.accountId}\t${udrId}\t${usage.subscriptionId}\t${instantToString(usage.billingEffectiveAt)}\n`;
  }
  return text;
}

function hasMembers(metadata: Readonly<Record<string, string>>): boolean {
  for (const _ in metadata) return true;
  return false;
}

function json(metadata: Readonly<Record<string, string>>): string {
  return hasMembers(metadata) ? copyField(JSON.stringify(metadata)) : "{}";
}

function instant(at: Instant | null): string {
  return at === null ? COPY_NULL : instantToString(at);
}

function money(amount: Micros | null): string {
  return amount === null ? COPY_NULL : microsToString(amount);
}
