import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { newerNode } from "#bin/launcher/runtime.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SAMPLE = path.join(import.meta.dirname, "testing/print-sample.ts");

/** In a process that starts in that zone, on the Node that reads TypeScript. */
async function sampleIn(zone: string): Promise<{ clock: string; prices: readonly (readonly string[])[] }> {
  const program = newerNode(ROOT) ?? process.execPath;
  const { stdout } = await promisify(execFile)(program, [SAMPLE], {
    cwd: ROOT,
    env: { ...process.env, TZ: zone },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

test("where the machine stands changes no price", async () => {
  const [utc, kolkata, apia] = await Promise.all(["UTC", "Asia/Kolkata", "Pacific/Apia"].map(sampleIn));
  expect(new Set([utc?.clock, kolkata?.clock, apia?.clock]).size).toBe(3);
  expect(utc?.prices.length).toBeGreaterThan(0);
  expect(kolkata?.prices).toEqual(utc?.prices);
  expect(apia?.prices).toEqual(utc?.prices);
}, 60_000);
