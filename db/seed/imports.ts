import { and, asc, eq, isNull, lt, notInArray } from "drizzle-orm";
import { actorKey } from "#lib/domain/people/actor.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { insertAuditEntry } from "../queries/audit.ts";
import { addJob } from "../queries/jobs.ts";
import { findImportSource, insertImport } from "../queries/usage-imports.ts";
import { subscription } from "../schema/account.ts";
import { usageImportLine } from "../schema/usage-import.ts";
import type { Tx } from "../tx.ts";
import { type DemoBatch, demoBatches, SUBSCRIPTIONS_NAMED } from "./import-batches.ts";
import { seedRoaming } from "./roaming.ts";
import type { Aluxsat } from "./scenario.ts";

type Seeding = { readonly aluxsat: Aluxsat; readonly now: Instant };

/**
 * Batches of usage as they stand when they were received and nobody has looked at them: the worker does, when the console starts, so what becomes
 * of their lines is what the product makes of them. For who has usage from elsewhere: none of the worked example's customers is named.
 */
export async function seedImports(tx: Tx, database: Database, { aluxsat, now }: Seeding): Promise<void> {
  await seedRoaming(tx, database);
  const subscriptions = await someSubscriptions(tx, { aluxsat, now });
  for (const batch of demoBatches(subscriptions, now)) await receive(tx, database, { aluxsat, batch });
}

const MONTH = 31 * 86_400_000;

/** Of the crowd, on the Global plan, since before the usage. */
async function someSubscriptions(tx: Tx, { aluxsat, now }: Seeding): Promise<readonly string[]> {
  const known = Object.values(aluxsat.customers).map(({ subscriptionId }) => subscriptionId);
  const rows = await tx
    .select({ number: subscription.number })
    .from(subscription)
    .where(
      and(
        notInArray(subscription.subscriptionId, known),
        isNull(subscription.pricePlanId),
        eq(subscription.payment, "normal"),
        eq(subscription.state, "effective"),
        lt(subscription.startedAt, instantFromMillis(now - MONTH)),
      ),
    )
    .orderBy(asc(subscription.subscriptionId))
    .limit(SUBSCRIPTIONS_NAMED);
  return rows.map(({ number }) => number);
}

type Received = { readonly aluxsat: Aluxsat; readonly batch: DemoBatch };

/** As the operation leaves it that receives a file. */
async function receive(tx: Tx, database: Database, { aluxsat, batch }: Received): Promise<void> {
  const { sourceCode, reference, fileName, rating, format, header, lines, receivedAt } = batch;
  const { sourceId } = present(await findImportSource(tx, sourceCode), sourceCode);
  const importId = await nextId(database, "usageImport");
  const operator = present(aluxsat.people.users.get("billingOperator"), "the demo's billing operator");
  const actor = { kind: "user", ...operator, role: "billingOperator", sessionId: "demo" } as const;
  const facts = { reference, fileName, rating, format, allOrNothing: false };
  const counts = { received: lines.length, checkedLines: 0, accepted: 0, duplicates: 0, rejected: 0, parked: 0 };
  const requested = { requestedBy: actorKey(actor), requestedAt: receivedAt, finishedAt: null, faultId: null };
  await insertImport(tx, { importId, sourceId, header, ...facts, ...counts, ...requested, state: "waiting" });
  const first = header === null ? 1 : 2;
  await tx.insert(usageImportLine).values(lines.map((received, index) => ({ importId, line: first + index, received })));
  await addJob(tx, { task: "checkUsageImport", payload: { importId } });
  await insertAuditEntry(tx, {
    actedAt: receivedAt,
    actorKind: actor.kind,
    actorId: actorKey(actor),
    actorName: actor.name,
    role: actor.role,
    action: "usage.import.receive",
    entity: "usageImport",
    entityId: String(importId),
    accountId: null,
    before: null,
    after: { source: sourceCode, ...facts, received: lines.length },
    reason: null,
    requestId: "demo",
  });
}
