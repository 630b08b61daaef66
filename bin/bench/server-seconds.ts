import { readdirSync, readFileSync } from "node:fs";
import type { Client } from "pg";

/** As Linux counts in /proc: a hundred to the second. */
const TICKS = 100;

type Ticks = { readonly parent: number; readonly own: number; readonly ended: number };

/**
 * The CPU seconds that a PostgreSQL has used so far: its server, the backends that run, and those that have ended. NaN where there is no /proc to
 * tell. On a machine with other work to do it says more than the time on the wall.
 */
export async function serverSeconds(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = ticksOf(String(rows[0]?.pid))?.parent;
  if (server === undefined) return Number.NaN;
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const backends = all.flatMap((pid) => ticksOf(pid) ?? []).filter(({ parent }) => parent === server);
  const { own, ended } = ticksOf(String(server)) ?? { own: 0, ended: 0 };
  return backends.reduce((sum, backend) => sum + backend.own, own + ended) / TICKS;
}

/** Null of a process that is gone by now. */
function ticksOf(pid: string): Ticks | null {
  try {
    // Behind the name of the program, which may hold anything: state, parent … user, system, and both of children that were waited for.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const at = (index: number) => Number.parseInt(fields[index] ?? "", 10);
    return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
  } catch {
    return null;
  }
}
