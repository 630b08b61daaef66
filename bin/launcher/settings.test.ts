import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isInstalled } from "./dependencies.mjs";
import { requireFreePort } from "./ports.mjs";
import { readSettings, readWorkerSettings } from "./settings.mjs";
import { webEnvironment } from "./web-server.mjs";

const LONG = "a secret of at least thirty-two bytes";
const URL = "postgres://me@host/rates";

describe("the settings of a start", () => {
  it.each([
    ["the embedded database has the demo", {}, true],
    ["unless it is switched off", { RATEWRIGHT_DEMO: "0" }, false],
    ["a database of one's own has none", { DATABASE_URL: URL, RATEWRIGHT_SECRET: LONG }, false],
    ["unless it is switched on", { DATABASE_URL: URL, RATEWRIGHT_SECRET: LONG, RATEWRIGHT_DEMO: "1" }, true],
  ])("%s", (_case, environment, demo) => {
    expect(readSettings("start", environment).demo).toBe(demo);
  });

  it.each([
    [{ PORT: "abc" }, /^PORT=abc is not a port/],
    [{ PORT: "65536" }, /^PORT=65536 is not a port/],
    [{ RATEWRIGHT_ORIGIN: "prices" }, /^RATEWRIGHT_ORIGIN=prices is not an address/],
    [{ RATEWRIGHT_SECRET: "short" }, /shorter than 32 bytes/],
    [{ DATABASE_URL: URL }, /^RATEWRIGHT_SECRET is missing.*randomBytes/],
    [{ DATABASE_URL: URL, RATEWRIGHT_DEMO: "1" }, /^RATEWRIGHT_SECRET is missing/],
    [{ DATABASE_OWNER_URL: URL }, /^DATABASE_OWNER_URL is set but DATABASE_URL is not/],
  ])("refuse %j in a sentence", (environment, sentence) => {
    expect(() => readSettings("start", environment)).toThrow(sentence);
  });

  it("reach the web server without the owner's address", () => {
    process.env.DATABASE_OWNER_URL = "postgres://owner@host/rates";
    const environment = webEnvironment(readSettings("start", { PORT: "3100" }), { applicationUrl: URL, secret: LONG });
    delete process.env.DATABASE_OWNER_URL;
    expect(JSON.stringify(environment)).not.toContain("owner@host");
    expect(environment).toMatchObject({
      DATABASE_URL: URL,
      NEXTAUTH_SECRET: LONG,
      NEXTAUTH_URL: "http://localhost:3100",
      RATEWRIGHT_DEMO: "1",
    });
  });
});

describe("the settings of a further worker", () => {
  it("need the address of a database, and nothing of the web server's", () => {
    expect(readWorkerSettings({ DATABASE_URL: URL, PORT: "abc" })).toMatchObject({ databaseUrl: URL, secret: undefined });
    expect(() => readWorkerSettings({})).toThrow(/^DATABASE_URL is missing: a further worker/);
  });
});

describe("a taken port", () => {
  it("is refused with the command for another one", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const wish = { host: "localhost", port, mode: "start", consolesFolder: path.join(tmpdir(), "nowhere") };
    await expect(requireFreePort(wish)).rejects.toThrow(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(wish)).resolves.toBeUndefined();
  });
});

describe("the installed packages", () => {
  const wanted = { "": {}, "node_modules/next": { version: "2.0.0" }, "node_modules/for-a-mac": { version: "1.0.0", optional: true } };

  it.each([
    ["no node_modules at all", undefined, false],
    ["the lock file's, without those for other platforms", { "node_modules/next": { version: "2.0.0" } }, true],
    ["an older one", { "node_modules/next": { version: "1.9.0" } }, false],
    ["one is missing", {}, false],
  ])("%s", (_case, packages, answer) => {
    const root = mkdtempSync(path.join(tmpdir(), "ratewright-packages-"));
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
    if (packages !== undefined) {
      mkdirSync(path.join(root, "node_modules"));
      writeFileSync(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
    }
    expect(isInstalled(root)).toBe(answer);
    rmSync(root, { recursive: true });
  });
});
