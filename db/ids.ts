import { present } from "#lib/kernel/assert.ts";
import type { Database } from "./connection.ts";

/** What is numbered, and the first number of each: distinct beginnings, so that a number read out tells what it is. */
const FIRST_IDS = {
  account: 10_001,
  subscription: 20_001,
  wallet: 30_001,
  order: 40_001,
  request: 50_001,
  billingRun: 101,
  bill: 60_001,
  transfer: 1,
  udr: 1_001,
  rbi: 70_001,
  person: 1,
  costCentre: 1,
  assignment: 1,
  appUser: 1,
  serviceAccount: 1,
  definition: 1,
  pricePlan: 1,
  pricePlanVersion: 1,
  pricePlanDraft: 1,
  approvalRequest: 1,
  backtest: 1,
  pricePlanSample: 1,
  savedView: 1,
  priceVersionPin: 1,
  offerHold: 1,
  additiveDiscount: 1,
  additiveDiscountVersion: 1,
  additiveDiscountDraft: 1,
  pricingAgreementVersion: 1,
  pricingAgreementDraft: 1,
  usageImport: 1,
  bulkJob: 1,
  accountNote: 1,
  udrDispute: 1,
} as const;

export type IdKind = keyof typeof FIRST_IDS;

const BLOCK = 50;

type Block = { next: number; readonly end: number };

const blocks = new WeakMap<Database, Map<IdKind, Promise<Block>>>();

/**
 * The next number of its kind. Numbers come in blocks, taken in a transaction of their own on a connection of their own,
 * so no order waits for another's. What a process leaves unused is a gap; gaps mean nothing.
 */
export async function nextId(database: Database, kind: IdKind): Promise<number> {
  const [id] = await nextIds(database, kind, 1);
  return present(id, `an id for ${kind}`);
}

/** `count` numbers, ascending; dense unless a block ends among them. */
export async function nextIds(database: Database, kind: IdKind, count: number): Promise<readonly number[]> {
  const ids: number[] = [];
  while (ids.length < count) {
    const block = await currentBlock(database, kind);
    while (ids.length < count && block.next < block.end) {
      ids.push(block.next);
      block.next += 1;
    }
    if (ids.length < count) retire(database, kind, block);
  }
  return ids;
}

/** The first of `count` numbers without a gap, for rows that are copied by the thousand. */
export async function leaseRun(database: Database, kind: IdKind, count: number): Promise<number> {
  const { next } = await lease(database, kind, count);
  return next;
}

function currentBlock(database: Database, kind: IdKind): Promise<Block> {
  const ofDatabase = blocks.get(database) ?? new Map<IdKind, Promise<Block>>();
  blocks.set(database, ofDatabase);
  const known = ofDatabase.get(kind);
  if (known) return known;
  const leased = lease(database, kind, BLOCK);
  ofDatabase.set(kind, leased);
  leased.catch(() => ofDatabase.delete(kind));
  return leased;
}

/** Numbers for the one come out of the blocks of the other. */
export function numberAs(database: Database, other: Database): void {
  const ofOther = blocks.get(other) ?? new Map<IdKind, Promise<Block>>();
  blocks.set(other, ofOther).set(database, ofOther);
}

/** Callers that waited for one block may all find it empty; only the first of them asks for another. */
function retire(database: Database, kind: IdKind, block: Block): void {
  const ofDatabase = blocks.get(database);
  const current = ofDatabase?.get(kind);
  if (!current || retired.has(block)) return;
  retired.add(block);
  ofDatabase?.delete(kind);
}

const retired = new WeakSet<Block>();

async function lease(database: Database, kind: IdKind, count: number): Promise<Block> {
  const first = FIRST_IDS[kind];
  const rows = await database.leases<{ next_id: string }[]>`
    insert into id_lease (kind, next_id) values (${kind}, ${first + count})
    on conflict (kind) do update set next_id = id_lease.next_id + ${count}
    returning next_id`;
  const end = Number.parseInt(present(rows[0], `the lease of ${kind}`).next_id, 10);
  return { next: end - count, end };
}
