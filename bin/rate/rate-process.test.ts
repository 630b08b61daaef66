import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../launcher/settings.mjs";
import { parsedLines, scenario, scenarioText } from "./testing/rate-in-process.ts";

const PROGRAM = path.join(ROOT, "bin/rate.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "ratewright-rate-test-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const USAGE = scenarioText("aluxsat-usage.ndjson");
const MANY = path.join(folder, "many.ndjson");
writeFileSync(MANY, USAGE.repeat(20_000));

/** A temporary folder of its own, so that what is left behind can be seen. */
function start(given: readonly string[]) {
  const temporary = mkdtempSync(path.join(folder, "temporary-"));
  const child = spawn(process.execPath, [PROGRAM, ...given], { cwd: folder, env: { ...process.env, TMPDIR: temporary } });
  let errors = "";
  child.stderr.on("data", (data) => (errors += data));
  const ended = new Promise<{ code: number | null; errors: string; left: readonly string[] }>((resolve) => {
    child.on("close", (code) => resolve({ code, errors, left: readdirSync(temporary) }));
  });
  return { child, temporary, ended };
}

test("files are named from where the caller of npm stands, and results are all that is written", () => {
  writeFileSync(path.join(folder, "plan.json"), scenarioText("aluxsat-plan.json"));
  const env = { ...process.env, npm_lifecycle_event: "rate", INIT_CWD: folder };
  const given = [PROGRAM, "--plan", "plan.json", "--usage", "-"];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: ROOT, env, input: USAGE, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(parsedLines(stdout)).toMatchObject(parsedLines(scenarioText("aluxsat-expected.ndjson")));
});

test("a bad document is exit code 2", () => {
  const given = [PROGRAM, "--plan", "-", "--usage", MANY];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: folder, input: "{", encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("standard input: line 1, column 2: ");
});

describe("an end before the end leaves nothing behind", () => {
  test.each(["aluxsat-plan.json", "mobile-plan.json"])("a reader who has read enough of %s", async (plan) => {
    const { child, ended } = start(["--plan", scenario(plan), "--usage", MANY]);
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ended).toEqual({ code: 0, errors: "", left: [] });
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGKILL", null],
  ] as const)("%s while lines are still coming", async (signal, code) => {
    const { child, temporary, ended } = start(["--plan", scenario("mobile-plan.json"), "--usage", "-"]);
    const before = statSync(temporary).mtimeMs;
    // The usage never ends, so only the signal can end it. It is under way once its temporary file has come.
    child.stdin.write(USAGE);
    await expect.poll(() => statSync(temporary).mtimeMs, { timeout: 20_000 }).toBeGreaterThan(before);
    child.kill(signal);
    expect(await ended).toEqual({ code, errors: "", left: [] });
  });
});
