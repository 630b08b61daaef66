import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { withLock } from "./lock.mjs";
import { describeProcess, isRunning, ownIdentity, stopGroup } from "./processes.mjs";
import { readRegister, signIn, someoneIsSignedIn } from "./register.mjs";
import { waitUntil } from "./waiting.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "ratewright-lock-"));
const DEAD = "999999999@1";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a lock", () => {
  it("lets one in at a time, also when many find it left behind by a dead one, and leaves no file", async () => {
    const file = path.join(folder, "one", "at.lock");
    await withLock(file, async () => {});
    writeFileSync(file, DEAD);
    let inside = 0;
    let most = 0;
    const visit = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => withLock(file, visit)));
    expect(most).toBe(1);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it("is let go when what it guards fails", async () => {
    const file = path.join(folder, "failing.lock");
    const failure = withLock(file, () => Promise.reject(new Error("no")));
    await expect(failure).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  it("is not taken from a holder that lives, and says who that is", async () => {
    const file = path.join(folder, "held.lock");
    writeFileSync(file, ownIdentity());
    await expect(withLock(file, async () => {}, { patience: 150 })).rejects.toThrow(ownIdentity());
  });
});

describe("a register", () => {
  it("knows who is there, and forgets who died", () => {
    const place = path.join(folder, "register");
    const entry = signIn(place, { port: 3000 });
    writeFileSync(path.join(place, "dead.json"), JSON.stringify({ process: DEAD }));
    expect(readRegister(place)).toHaveLength(2);
    expect(someoneIsSignedIn(place)).toBe(true);
    expect(readRegister(place)).toMatchObject([{ port: 3000, isRunning: true }]);
    entry.signOut();
    expect(someoneIsSignedIn(place)).toBe(false);
  });
});

describe("a group of processes", () => {
  it("ends with all that it started, also when its leader is already dead", async () => {
    const { leader, member } = await startGroup();
    const identity = identityOf(leader.pid);
    leader.kill("SIGKILL");
    await once(leader, "exit");
    expect(isRunning(member)).toBe(true);
    await stopGroup(identity);
    expect(isRunning(member)).toBe(false);
  });

  it("is left alone when its number now belongs to somebody else", async () => {
    const { leader, member } = await startGroup();
    await stopGroup(`${leader.pid}@1`);
    expect(isRunning(member)).toBe(true);
    await stopGroup(identityOf(leader.pid));
    expect(await waitUntil(() => !isRunning(member), { patience: 2_000 })).toBe(true);
  });
});

describe("a process that could not be described", () => {
  it("is not taken for the group that we are in", async () => {
    const kill = vi.spyOn(process, "kill").mockReturnValue(true);
    await stopGroup("0@unknown");
    expect(kill).not.toHaveBeenCalled();
    kill.mockRestore();
  });
});

async function startGroup() {
  const waiting = "setInterval(() => {}, 1000)";
  const program = `const child = require("node:child_process").spawn(process.execPath, ["-e", "${waiting}"]); console.log(child.pid); ${waiting}`;
  const leader = spawn(process.execPath, ["-e", program], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  const [line] = await once(leader.stdout, "data");
  return { leader, member: identityOf(Number.parseInt(String(line), 10)) };
}

function identityOf(pid: number | undefined): string {
  const found = pid === undefined ? undefined : describeProcess(pid);
  if (found === undefined) throw new Error(`no process ${pid}`);
  return found.identity;
}
