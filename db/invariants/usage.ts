import { sql } from "drizzle-orm";
import { byQuery, type Invariant } from "./invariant.ts";

/** UDRs and their revisions. */
export const USAGE_INVARIANTS: readonly Invariant[] = [
  byQuery(
    "I02",
    "The revisions of a UDR are numbered 1, 2, 3 … without a gap, one less than its own revision.",
    sql`select u.udr_id, u.revision, count(r.revision) as revisions, max(r.revision) as last
        from udr u left join udr_revision r using (shard, account_id, udr_id)
        group by u.shard, u.account_id, u.udr_id, u.revision
        having count(r.revision) <> u.revision - 1 or coalesce(max(r.revision), 0) <> u.revision - 1`,
  ),
  byQuery(
    "I03a",
    "The UDR type of a UDR is one of its product's type, and its source one that the UDR type allows.",
    sql`select u.udr_id, u.product_id, u.udr_type_id, u.source_id from udr u join product p using (product_id)
        where not exists (select from product_type_udr_type t where t.product_type_id = p.product_type_id and t.udr_type_id = u.udr_type_id)
           or not exists (select from udr_type_source s where s.udr_type_id = u.udr_type_id and s.source_id = u.source_id)`,
  ),
  byQuery(
    "I03b",
    "Metadata has declared keys only, the personal ones apart from the others, and every mandatory one that is not personal.",
    sql`select u.udr_id, given as attribute from udr u, jsonb_object_keys(u.metadata) as given
        where not exists (select from udr_type_attribute a where a.udr_type_id = u.udr_type_id and a.key = given and not a.personal)
        union all
        select u.udr_id, given from udr u join udr_personal p using (shard, account_id, udr_id), jsonb_object_keys(p.metadata) as given
        where not exists (select from udr_type_attribute a where a.udr_type_id = u.udr_type_id and a.key = given and a.personal)
        union all
        select u.udr_id, a.key from udr u join udr_type_attribute a using (udr_type_id)
        where a.mandatory and not a.personal and not u.metadata ? a.key`,
  ),
  byQuery(
    "I04",
    "A quantity is within the decimals of its unit.",
    sql`select u.udr_id, u.quantity, m.decimals from udr u join udr_type t using (udr_type_id) join unit_of_measurement m using (unit_id)
        where u.quantity <> round(u.quantity, m.decimals)`,
  ),
  byQuery(
    "I05",
    "A UDR comes from an order of its own subscription and product, unless its origin says otherwise.",
    sql`select u.udr_id, u.order_id from udr u left join service_order o using (shard, account_id, order_id)
        where u.origin = 'order' and (o.order_id is null or o.subscription_id <> u.subscription_id)`,
  ),
  byQuery(
    "I06",
    "The default device of a subscription is one of its own that is in use.",
    sql`select s.number, s.device from subscription s
        where s.device is not null and not exists (select from subscription_device d where d.shard = s.shard and d.account_id = s.account_id
          and d.subscription_id = s.subscription_id and d.number = s.device and d.removed_at is null)`,
  ),
  byQuery(
    "I60",
    "A posted UDR that is to be billed or credited is rated, waits for it, or is parked: exactly one of these.",
    sql`select u.udr_id, standing.places from udr u cross join lateral (select
            (select count(*) from rbi c where c.shard = u.shard and c.account_id = u.account_id and c.udr_id = u.udr_id and c.kind = 'charge'
              and not exists (select from rbi r where r.shard = c.shard and r.account_id = c.account_id and r.reverses_id = c.rbi_id))
            + (select count(*) from rating_queue q where q.shard = u.shard and q.account_id = u.account_id and q.udr_id = u.udr_id)
            + (select count(*) from parked_udr p where p.shard = u.shard and p.account_id = u.account_id and p.udr_id = u.udr_id) as places) standing
        where u.state = 'posted' and u.directive <> 'notToBeBilled' and u.rating <> 'information' and standing.places <> 1`,
  ),
  byQuery(
    "I61",
    "What waits to be rated, or is parked, is posted, to be billed or credited, and was never charged; it names its UDR's subscription.",
    sql`select u.udr_id, u.state, u.directive, w.place from udr u join (
            select shard, account_id, udr_id, subscription_id, 'waits' as place from rating_queue
            union all select shard, account_id, udr_id, subscription_id, 'parked' from parked_udr) w using (shard, account_id, udr_id)
        where u.state <> 'posted' or u.directive = 'notToBeBilled' or u.rating = 'information' or w.subscription_id <> u.subscription_id
          or exists (select from rbi r where r.shard = u.shard and r.account_id = u.account_id and r.udr_id = u.udr_id and r.kind <> 'correction')`,
  ),
  byQuery(
    "I62",
    "A UDR names a product, a UDR type and a source that there are, and what waits to be rated is a UDR.",
    sql`select u.udr_id, u.product_id, u.udr_type_id, u.source_id from udr u
        where not exists (select from product p where p.product_id = u.product_id)
           or not exists (select from udr_type t where t.udr_type_id = u.udr_type_id)
           or not exists (select from source s where s.source_id = u.source_id)
        union all
        select q.udr_id, null, null, null from rating_queue q
        where not exists (select from udr u where u.shard = q.shard and u.account_id = q.account_id and u.udr_id = q.udr_id)`,
  ),
  byQuery(
    "I63",
    "A successor takes the place of a cancelled UDR of the same subscription, once.",
    sql`select u.udr_id, u.succeeds_id from udr u left join udr before on before.shard = u.shard and before.account_id = u.account_id
            and before.udr_id = u.succeeds_id
        where u.origin = 'successor' and (before.state is distinct from 'cancelled' or before.subscription_id <> u.subscription_id)`,
  ),
];
