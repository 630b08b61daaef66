import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { type AdHocDiscount, DISCOUNT_KINDS } from "#lib/rating/discounts/discount.ts";
import { oneOf } from "./mapping/from-db.ts";
import type { UsageStream } from "./usage-stream.ts";

type Asked = { readonly shards: readonly number[]; readonly from: Instant; readonly to: Instant };

/** What agents gave with usage of some shards, by the number of the UDR: a few among millions, so they are asked for apart. */
export async function listAdHocDiscounts(
  client: UsageStream,
  { shards, from, to }: Asked,
): Promise<ReadonlyMap<number, readonly AdHocDiscount[]>> {
  const { rows } = await client.query<GivenRow>(
    `select u.udr_id::float8, given.code, given.version::float8, given.kind, given.value
    from udr u cross join lateral rows from (jsonb_to_recordset(u.ad_hoc_discounts) as (code text, version int, kind text, value text))
      with ordinality as given (code, version, kind, value, place)
    where u.shard = any($1::smallint[]) and u.used_from >= $2::timestamptz and u.used_from < $3::timestamptz and u.ad_hoc_discounts <> '[]'
    order by u.udr_id, given.place`,
    [shards, instantToString(from), instantToString(to)],
  );
  const given = new Map<number, AdHocDiscount[]>();
  for (const { udr_id: udrId, code, version, kind, value } of rows) {
    const discounts = given.get(udrId) ?? [];
    discounts.push({ code, version, kind: oneOf(DISCOUNT_KINDS, kind, "udr.ad_hoc_discounts"), value });
    given.set(udrId, discounts);
  }
  return given;
}

type GivenRow = {
  readonly udr_id: number;
  readonly code: string;
  readonly version: number;
  readonly kind: string;
  readonly value: string;
};
