import postgres, { type Sql, type TransactionSql } from "postgres";

/**
 * A worker proves that it lives by a lock that belongs to a connection: when the process dies, however it dies, the database lets go of the
 * lock. Jobs marked as taken by somebody whose lock nobody holds are nobody's, and may be taken again.
 */
export type ProofOfLife = Readonly<{
  /** Before the first job is taken under that name. */
  hold: (worker: string) => Promise<void>;
  /** Gives back the jobs of all workers that have died, and says whose they were. */
  takeFromTheDead: () => Promise<readonly string[]>;
  /** Settles when the connection is gone, and with it the proof. */
  lost: Promise<void>;
  /** Gives back what is still taken under our own names, and ends the proof. */
  close: () => Promise<void>;
}>;

/** Apart from other users of advisory locks; it means nothing but must never change. */
const SEED = 4_711_004;

const LONGEST_ANSWER = 20_000;
const GONE = "the connection that proves this worker's life is gone";

/** A machine that vanished without a word is noticed within a minute, not within the hours that are usual. */
const KEEPALIVE = { tcp_keepalives_idle: 30, tcp_keepalives_interval: 10, tcp_keepalives_count: 3 };

export function openProofOfLife(url: string): ProofOfLife {
  const held = new Set<string>();
  const failing = new Set<(reason: Error) => void>();
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  let isLost = false;
  const onclose = () => {
    isLost = true;
    for (const fail of failing) fail(new Error(GONE));
    lose();
  };
  const connection = { application_name: "ratewright worker", ...KEEPALIVE };
  // Without its own question about types: cut off in the middle of that, the driver throws where nobody can catch.
  const client = postgres(url, { max: 1, max_lifetime: null, fetch_types: false, onnotice: () => {}, onclose, connection });

  /** The driver would open another connection without a word, on which no lock is held. */
  async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    if (isLost) throw new Error(GONE);
    const timer = setTimeout(onclose, LONGEST_ANSWER);
    const { promise: failure, reject: fail } = Promise.withResolvers<never>();
    failing.add(fail);
    try {
      return await Promise.race([question(), failure]);
    } finally {
      clearTimeout(timer);
      failing.delete(fail);
    }
  }

  return {
    hold: (worker) => {
      held.add(worker);
      return ask(async () => {
        // Shared, so that two names with the same hash do not keep each other out; whoever looks for the dead asks for it alone.
        await client`select pg_advisory_lock_shared(hashtextextended(${worker}, ${SEED}))`;
      });
    },
    takeFromTheDead: () => ask(() => takeFromTheDead(client, held)),
    lost,
    close: async () => {
      if (!isLost) await ask(() => Promise.all([...held].map((worker) => unlock(client, worker)))).catch(() => {});
      await client.end({ timeout: 1 });
    },
  };
}

/** Nobody takes a job before holding the lock, so a name that stands at a job and has no lock has had it and will not return. */
async function takeFromTheDead(client: Sql, held: ReadonlySet<string>): Promise<readonly string[]> {
  const rows = await client<{ worker: string }[]>`
    select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null`;
  const dead: string[] = [];
  for (const { worker } of rows) if (!held.has(worker) && (await unlockIfDead(client, worker))) dead.push(worker);
  return dead;
}

function unlockIfDead(client: Sql, worker: string): Promise<boolean> {
  return client.begin(async (tx) => {
    const [row] = await tx<[{ dead: boolean }]>`select pg_try_advisory_xact_lock(hashtextextended(${worker}, ${SEED})) as dead`;
    if (row.dead) await unlock(tx, worker);
    return row.dead;
  });
}

async function unlock(client: Sql | TransactionSql, worker: string): Promise<void> {
  await client`select graphile_worker.force_unlock_workers(array[${worker}::text])`;
}
