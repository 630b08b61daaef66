import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { present } from "#lib/kernel/assert.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { BillingDirective } from "#lib/rating/usage.ts";
import { CopiedFields } from "./copied-fields.ts";
import { nodePostgresUrl } from "./node-postgres-url.ts";

/** Bytes that are read on while a page is rated. */
const READ_AHEAD = 256 * 1024;
const NEWLINE = 10;

/** A connection that only reads usage, in long statements. */
export type UsageStream = Client;

export async function openUsageStream(url: string): Promise<UsageStream> {
  const client = new Client({ connectionString: nodePostgresUrl(url, {}), application_name: "ratewright usage" });
  await client.connect();
  await client.query("set session characteristics as transaction read only");
  return client;
}

export type UsageSelection = {
  readonly shard: number;
  /** Of their From, half-open. */
  readonly from: Instant;
  readonly to: Instant;
  /** Null is everybody, everything. */
  readonly accountIds: readonly number[] | null;
  readonly productIds: readonly number[] | null;
  /** What is read of the metadata. */
  readonly keys: readonly string[];
  /** Some of the keys are kept apart, as personal. */
  readonly hasPersonal: boolean;
};

/** A UDR as it is rated. */
export type StreamedUsage = {
  readonly udrId: number;
  readonly subscriptionId: number;
  readonly productId: number;
  readonly udrTypeId: number;
  readonly directive: BillingDirective;
  readonly quantity: Decimal;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly orderedAt: Instant | null;
  readonly metadata: Readonly<Record<string, string>>;
};

/**
 * What may be billed or credited, and was rated here: posted UDRs of one shard, in pages as they arrive. Projected by the database, copied as
 * text and read from the bytes: a fifth of the time that rows of a query take.
 */
export async function* streamUsage(client: UsageStream, selection: UsageSelection): AsyncGenerator<readonly StreamedUsage[]> {
  const chunks: AsyncIterable<Buffer> = client.query(copyTo(`copy (${selectUsage(selection)}) to stdout`, { highWaterMark: READ_AHEAD }));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (end > 0) yield readUsages(new CopiedFields(bytes, end), selection.keys);
  }
}

/** What is copied, a line for each UDR. */
export function selectUsage({ shard, from, to, accountIds, productIds, keys, hasPersonal }: UsageSelection): string {
  const metadata = keys.map((key) => {
    const own = `u.metadata ->> ${escapeLiteral(key)}`;
    return hasPersonal ? `, coalesce(${own}, p.metadata ->> ${escapeLiteral(key)})` : `, ${own}`;
  });
  return `select u.udr_id, u.subscription_id, u.product_id, u.udr_type_id, u.directive = 'toBeCredited', trim_scale(u.quantity),
      ${millis("used_from")}, ${millis("used_to")}, ${millis("ordered_at")}${metadata.join("")}
    from udr u
    ${hasPersonal ? "left join udr_personal p on p.shard = u.shard and p.account_id = u.account_id and p.udr_id = u.udr_id" : ""}
    where u.shard = ${Math.trunc(shard)} and u.used_from >= ${instant(from)} and u.used_from < ${instant(to)}
      and u.state = 'posted' and u.rating = 'here' and u.directive <> 'notToBeBilled'
      ${accountIds === null ? "" : `and u.account_id = any(${ids(accountIds)})`}
      ${productIds === null ? "" : `and u.product_id = any(${ids(productIds)})`}`;
}

function millis(column: string): string {
  return `(date_part('epoch', u.${escapeIdentifier(column)}) * 1000)::bigint`;
}

function instant(at: Instant): string {
  return `to_timestamp(${at}::double precision / 1000)`;
}

/** COPY takes no parameters: numbers are written as numbers. */
function ids(numbers: readonly number[]): string {
  return `'{${numbers.map(Math.trunc).join(",")}}'::bigint[]`;
}

const NO_METADATA = {};

function readUsages(fields: CopiedFields, keys: readonly string[]): readonly StreamedUsage[] {
  const usages: StreamedUsage[] = [];
  while (!fields.isAtEnd()) {
    usages.push({
      udrId: number(fields),
      subscriptionId: number(fields),
      productId: number(fields),
      udrTypeId: number(fields),
      directive: fields.boolean() ? "toBeCredited" : "toBeBilled",
      quantity: fields.decimal(),
      from: instantFromMillis(number(fields)),
      to: instantOrNull(fields.integer()),
      orderedAt: instantOrNull(fields.integer()),
      metadata: keys.length === 0 ? NO_METADATA : readMetadata(fields, keys),
    });
  }
  return usages;
}

function number(fields: CopiedFields): number {
  return present(fields.integer(), "a column that is never null");
}

function instantOrNull(millisOrNull: number | null): Instant | null {
  return millisOrNull === null ? null : instantFromMillis(millisOrNull);
}

function readMetadata(fields: CopiedFields, keys: readonly string[]): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  for (const key of keys) {
    const value = fields.text();
    if (value !== null) metadata[key] = value;
  }
  return metadata;
}
