import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinCluster } from "./cluster.mjs";
import { describeProcess } from "./processes.mjs";
import { waitUntil } from "./waiting.mjs";

type Cluster = Awaited<ReturnType<typeof joinCluster>>;

const base = mkdtempSync(path.join(tmpdir(), "ratewright-test-"));
const folder = path.join(base, "a folder with spaces");
const RECKLESS = { full_page_writes: "off" };

const join = () => joinCluster({ folder, settings: RECKLESS });
const postmaster = () => Number.parseInt(readFileSync(path.join(folder, "postgresql", "postmaster.pid"), "utf8"), 10);

beforeAll(() => chmodSync(base, 0o711));
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function ask(cluster: Cluster, statement: string) {
  const client = postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    return await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 1 });
  }
}

describe("the embedded cluster, in a path with spaces", { timeout: 60_000 }, () => {
  it("is made after an initialisation that was interrupted, for its owner's eyes only, and leaves no process", async () => {
    mkdirSync(path.join(folder, "postgresql.new", "base"), { recursive: true, mode: 0o711 });
    const cluster = await join();
    const pid = postmaster();
    await ask(cluster, "create table kept (n int)");
    expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(describeProcess(pid)).toBeDefined();
    await cluster.leave();
    expect(describeProcess(pid)).toBeUndefined();
  });

  it("is started once by two who come at the same moment, and stopped by the one who leaves last", async () => {
    const [first, second] = await Promise.all([join(), join()]);
    expect(first.port).toBe(second.port);
    const pid = postmaster();
    await first.leave();
    expect(await ask(second, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.leave();
    expect(describeProcess(pid)).toBeUndefined();
  });

  it("recovers what was committed when its server is killed", async () => {
    const before = await join();
    await ask(before, "insert into kept values (42)");
    process.kill(postmaster(), "SIGKILL");
    const after = await join();
    expect(await ask(after, "select n from kept")).toEqual([{ n: 42 }]);
    await Promise.all([before.leave(), after.leave()]);
  });

  it("is found running after its launcher was killed, and stopped by the one who found it", async () => {
    const launcher = await startLauncher();
    launcher.kill("SIGKILL");
    await once(launcher, "exit");
    const pid = postmaster();
    expect(describeProcess(pid)).toBeDefined();
    const finder = await join();
    expect(postmaster()).toBe(pid);
    await finder.leave();
    expect(await waitUntil(() => describeProcess(pid) === undefined, { patience: 5_000 })).toBe(true);
  });
});

/** A process of its own that joins the cluster and then waits for its end. */
async function startLauncher() {
  const program = `
    const { joinCluster } = await import(process.argv[1]);
    await joinCluster({ folder: process.argv[2] });
    console.log("joined");
    setInterval(() => {}, 1000);`;
  const parameters = ["--input-type=module", "-e", program, path.join(import.meta.dirname, "cluster.mjs"), folder];
  const launcher = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  await once(launcher.stdout, "data");
  return launcher;
}
