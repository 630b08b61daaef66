import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { isRunning } from "./processes.mjs";
import { waitUntil } from "./waiting.mjs";
import { keepWorker } from "./worker.mjs";

const root = mkdtempSync(path.join(tmpdir(), "ratewright-worker-"));
const lives = path.join(root, "lives");
const said = vi.spyOn(console, "error").mockImplementation(() => {});

mkdirSync(path.join(root, "bin"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => {
  rmSync(lives, { force: true });
  said.mockClear();
});

/** A worker that notes that it lives and then does what `ending` says. */
function pretend(ending: string, pauses: readonly number[]) {
  const program = `import { appendFileSync } from "node:fs";\nappendFileSync(${JSON.stringify(lives)}, "begun\\n");\n${ending}`;
  writeFileSync(path.join(root, "bin", "worker.ts"), program);
  const identities: string[] = [];
  const worker = keepWorker({ root, environment: process.env, register: (identity) => void identities.push(identity), pauses });
  return { ...worker, identities };
}

const begun = () => {
  try {
    return readFileSync(lives, "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
};

describe("a worker beside the console", { timeout: 30_000 }, () => {
  it("that ends by itself again and again is started as often as there are pauses, and then given up", async () => {
    const { gaveUp, stop, identities } = pretend("process.exit(3);", [10, 20]);
    await gaveUp;
    expect([begun(), identities.length]).toEqual([3, 3]);
    expect(said.mock.calls.flat()).toEqual([
      "The background worker has ended by itself (exit code 3); it is started again in 0.01 s.",
      "The background worker has ended by itself (exit code 3); it is started again in 0.02 s.",
    ]);
    await stop();
  });

  it("is ended when it is stopped, with what it has started, and not started again", async () => {
    const child = 'import { spawn } from "node:child_process";\nspawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);';
    const { stop, identities } = pretend(`${child}\nsetInterval(() => {}, 1000);`, [10]);
    await waitUntil(() => begun() === 1, { patience: 10_000 });
    expect(isRunning(identities[0] ?? "")).toBe(true);
    await stop();
    expect(isRunning(identities[0] ?? "")).toBe(false);
    expect([begun(), said.mock.calls.length]).toEqual([1, 0]);
  });

  it("is not started again by a stop in the middle of a pause", async () => {
    const { stop } = pretend("process.exit(0);", [600_000]);
    await waitUntil(() => said.mock.calls.length > 0, { patience: 10_000 });
    await stop();
    expect(begun()).toBe(1);
  });
});
