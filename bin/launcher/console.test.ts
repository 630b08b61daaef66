import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findFreePort } from "./ports.mjs";
import { describeProcess, isRunning, processNumber } from "./processes.mjs";
import { readRegister } from "./register.mjs";
import { ROOT } from "./settings.mjs";
import { waitUntil } from "./waiting.mjs";

const base = mkdtempSync(path.join(tmpdir(), "ratewright-console-"));
const project = path.join(base, "my project");
const consoles = path.join(project, ".data", "consoles");

/** In place of Next: it notes each build and answers every request, which is all that the launcher needs of it. */
const PRETENDED_NEXT = `
const { appendFileSync, mkdirSync } = require("node:fs");
const [command, root] = process.argv.slice(2);
mkdirSync(root + "/.next", { recursive: true });
if (command === "build") appendFileSync(root + "/builds", "built\\n");
else require("node:http").createServer((_request, response) => response.end("here")).listen(process.env.PORT, "127.0.0.1");`;

/** A clone of this project with the packages of this one, save Next. */
beforeAll(() => {
  chmodSync(base, 0o711);
  mkdirSync(path.join(project, "node_modules", "next", "dist", "bin"), { recursive: true });
  for (const name of readdirSync(path.join(ROOT, "node_modules"))) {
    if (name !== "next") symlinkSync(path.join(ROOT, "node_modules", name), path.join(project, "node_modules", name));
  }
  for (const name of ["package.json", "package-lock.json", "db", "lib"]) symlinkSync(path.join(ROOT, name), path.join(project, name));
  cpSync(path.join(ROOT, "bin"), path.join(project, "bin"), { recursive: true });
  writeFileSync(path.join(project, "bin", "load-demo.ts"), 'console.log("pricing@example.com");');
  writeFileSync(path.join(project, "node_modules", "next", "dist", "bin", "next"), PRETENDED_NEXT);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

type Launcher = Readonly<{ process: ChildProcess; port: number; output: () => string; ready: () => Promise<unknown> }>;

function launch(port: number): Launcher {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _ownerUrl, RATEWRIGHT_DATA: _data, ...inherited } = process.env;
  const child = spawn(process.execPath, [path.join(project, "bin", "start.mjs")], { env: { ...inherited, PORT: String(port) } });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const isReady = () => output.includes("Ctrl-C stops it") || child.exitCode !== null;
  return { process: child, port, output: () => output, ready: () => waitUntil(isReady, { patience: 50_000 }) };
}

async function stop({ process: child }: Launcher, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}

/** All that a console has started: its servers and workers by their identities. */
function startedProcesses(): { servers: string[]; workers: string[]; postmaster: number } {
  const entries = readRegister(consoles);
  const servers = entries.flatMap((entry) => entry.server ?? []);
  const workers = entries.flatMap((entry) => entry.worker ?? []);
  const note = readFileSync(path.join(project, ".data", "postgresql", "postmaster.pid"), "utf8");
  return { servers, workers, postmaster: Number.parseInt(note, 10) };
}

const isAlive = (pid: number) => describeProcess(pid) !== undefined;

describe("npm start", { timeout: 60_000 }, () => {
  it("serves twice at once from nothing, builds once, refuses a taken port, and leaves no process", async () => {
    const both = [launch(await findFreePort()), launch(await findFreePort())];
    for (const one of both) {
      await one.ready();
      expect(one.output()).toContain(`Ratewright is ready: http://localhost:${one.port}\n\npricing@example.com`);
      expect(await (await fetch(`http://127.0.0.1:${one.port}`)).text()).toBe("here");
    }
    expect(readFileSync(path.join(project, "builds"), "utf8")).toBe("built\n");

    const third = launch(both[0]?.port ?? 0);
    await once(third.process, "exit");
    expect(third.output()).toMatch(/^Port \d+ is taken by a Ratewright that runs from this folder\. .* PORT=\d+ npm start\n$/);

    const { servers, workers, postmaster } = startedProcesses();
    expect([servers.length, workers.filter(isRunning).length]).toEqual([2, 2]);
    expect(await Promise.all(both.map((one) => stop(one, "SIGINT")))).toEqual([0, 0]);
    expect([...[...servers, ...workers].filter(isRunning), isAlive(postmaster)]).toEqual([false]);
  });

  it("recovers after kill -9: the same port and the same database serve again", async () => {
    const port = await findFreePort();
    const killed = launch(port);
    await killed.ready();
    const { servers, workers, postmaster } = startedProcesses();
    await stop(killed, "SIGKILL");
    const orphans = [...servers, ...workers];
    expect(orphans.filter(isRunning)).toHaveLength(2);

    const next = launch(port);
    await next.ready();
    expect(next.output()).toContain("Ratewright is ready");
    expect(orphans.filter(isRunning)).toEqual([]);
    expect(startedProcesses().postmaster).toBe(postmaster);
    expect(await stop(next, "SIGTERM")).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
  });

  it("starts a worker on the database, and another when that one is killed", async () => {
    const console = launch(await findFreePort());
    await console.ready();
    const isWorking = (times: number) => console.output().split('"event":"worker.started"').length === times + 1;
    expect(await waitUntil(() => isWorking(1), { patience: 20_000 }), console.output()).toBe(true);
    const [first = ""] = startedProcesses().workers;
    process.kill(processNumber(first), "SIGKILL");
    expect(await waitUntil(() => isWorking(2), { patience: 20_000 }), console.output()).toBe(true);
    const [second = ""] = startedProcesses().workers;
    expect([second === first, isRunning(second)]).toEqual([false, true]);
    expect(console.output()).toContain("The background worker has ended by itself (SIGKILL); it is started again in 1 s.");
    expect(await stop(console, "SIGTERM")).toBe(0);
    expect(isRunning(second)).toBe(false);
  });

  it("stops in order when the signal comes in the middle of a start", async () => {
    const early = launch(await findFreePort());
    await waitUntil(() => readdirSync(path.join(project, ".data", "users")).length > 0, { patience: 10_000, every: 5 });
    expect(await stop(early, "SIGTERM"), early.output()).toBe(0);
    expect(readdirSync(path.join(project, ".data", "users"))).toEqual([]);
    expect(() => startedProcesses()).toThrow("ENOENT");
  });
});
