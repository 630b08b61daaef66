import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BANS, findBanned, hiddenCrossings, type Source, untestedOperations } from "./tidy.ts";

const TREE = "{app,components,db,lib,e2e,bin}/**/*.{ts,tsx,mjs,cjs,css}";
const NOT_OURS = /^lib\/tidy(?:\.test)?\.ts$|\.d\.ts$/;

const sources: readonly Source[] = [...globSync(TREE), ...globSync("*.{ts,mjs}")]
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !NOT_OURS.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** One line per way of breaking a ban: the ban, the file, the text that breaks it. */
const BROKEN: readonly (readonly [ban: string, path: string, text: string])[] = [
  ["the machine's clock or dice in pure code", "lib/domain/udr/decide-adjust.ts", "const now = Date.now();"],
  ["the machine's clock or dice in pure code", "lib/operations/udr/adjust-udr.ts", "const now = new Date();"],
  ["the machine's clock or dice in pure code", "lib/rating/rate-usage.ts", "return Math.random();"],
  ["floating point near money", "lib/rating/rate-usage.ts", "const price = parseFloat(text);"],
  ["floating point near money", "db/mapping/udr.ts", "amount: Number(row.amount),"],
  ["floating point near money", "lib/domain/billing/tax.ts", "return amount.toFixed(2);"],
  ["an action without defineAction", "app/(console)/udrs/actions.ts", "export async function adjust() {}"],
  ["an action without defineAction", "app/actions.ts", "export const adjust = async () => 1;"],
  ["a server action outside actions.ts", "app/(console)/page.tsx", 'async function save() {\n  "use server";\n}'],
  ["a handler without defineRoute", "app/api/udrs/route.ts", "export async function GET() {}"],
  ["a handler without defineRoute", "app/api/udrs/route.ts", "export const POST = async () => new Response();"],
  ["console", "lib/operations/udr/adjust-udr.ts", "console.log(udr);"],
  ["unfinished work", "components/ui/button.tsx", "// TODO: later"],
  ["unfinished work", "app/globals.css", "/* FIXME */"],
  ["one test that silences the others", "lib/rating/rate-usage.test.ts", 'test.only("x", () => {});'],
  ["one test that silences the others", "e2e/udrs.spec.ts", 'test.describe.only("x", () => {});'],
  ["a sleep", "e2e/udrs.spec.ts", "await page.waitForTimeout(500);"],
  ["a relational query", "db/queries/udrs.ts", "tx.query.udrs.findMany({ with: { rbis: true } })"],
  ["a transaction of its own", "lib/operations/udr/adjust-udr.ts", "await context.db.transaction(async (tx) => {});"],
  ["a transaction of its own", "db/queries/udrs.ts", "await sql.begin(async () => {});"],
  ["zod's named export", "lib/domain/udr/udr-schema.ts", 'import { z } from "zod";'],
  ["zod's named export", "lib/domain/udr/udr-schema.ts", 'import z from "zod";'],
  ["zod's named export", "lib/domain/udr/udr-schema.ts", 'import { type ZodType, z } from "zod";'],
  ["a rule switched off without a reason", "lib/log.ts", "// biome-ignore lint/suspicious/noConsole"],
  ["a rule switched off without a reason", "lib/log.ts", "// biome-ignore lint/suspicious/noConsole: <explanation>"],
  ["a rule switched off without a reason", "lib/log.ts", "// eslint-disable-next-line no-console"],
  ["a rule switched off without a reason", "lib/log.ts", "// @ts-expect-error"],
  ["a rule switched off without a reason", "lib/log.ts", "// @ts-ignore it is fine"],
  ["the environment read in passing", "lib/auth/session.ts", "const secret = process.env.NEXTAUTH_SECRET;"],
  ["a key that the help does not know", "components/udr/udr-table.tsx", 'document.addEventListener("keydown", press);'],
  ["the browser's own zone", "components/udr/udr-table.tsx", "new Date(at).toLocaleDateString()"],
];

/** Lawful neighbours of the lines above. */
const LAWFUL: readonly (readonly [path: string, text: string])[] = [
  ["lib/domain/udr/decide-adjust.ts", "// Date.now() would make a preview differ from its commit.\nconst text = `https://example.test`;"],
  ["lib/kernel/instant.ts", "export const systemNow = () => Date.now();"],
  ["lib/rating/rate-usage.ts", "const band = new Date(instant); const isWhole = Number.isInteger(count);"],
  ["lib/rating/rate-usage.test.ts", "const text = Number(1).toFixed(2);"],
  ["app/(console)/udrs/actions.ts", '"use server";\nexport const adjustUdr = defineAction({ permission: "udr.adjust" });'],
  ["app/api/udrs/route.ts", "export const GET = defineRoute({ permission });\nexport const POST = defineRoute({ permission });"],
  ["app/api/auth/[...nextauth]/route.ts", "export { handler as GET, handler as POST };"],
  ["lib/domain/refusal-sentence.ts", 'const sentence = "Ask an administrator of the console.";'],
  ["lib/log.ts", "console.error(line); // biome-ignore lint/suspicious/noConsole: this is the log"],
  ["lib/domain/udr/udr-schema.ts", 'import * as z from "zod";'],
  ["db/tx.ts", "return db.transaction(work);"],
  ["lib/web/action-result.test.ts", "// @ts-expect-error a refusal has no value"],
];

describe("each ban", () => {
  test.each(BROKEN)("%s: %s, %s", (ban, path, text) => {
    expect(findBanned({ path, text }).map((finding) => finding.ban)).toContain(ban);
  });

  test.each(LAWFUL)("lets pass %s, %s", (path, text) => {
    expect(findBanned({ path, text })).toEqual([]);
  });

  test("is broken above", () => {
    expect([...new Set(BROKEN.map(([ban]) => ban))].sort()).toEqual(BANS.map(({ name }) => name).sort());
  });

  test("is reported with its line and what to write instead", () => {
    const [finding] = findBanned({ path: "lib/rating/a.ts", text: "/*\n*/\nconst a = 1;\n\nexport const b = Math.random();" });
    expect(finding).toMatchObject({ path: "lib/rating/a.ts", line: 5, instead: expect.stringContaining("context.now") });
  });
});

describe("an operation", () => {
  const operation = { path: "lib/operations/udr/adjust-udr.ts", text: "" };
  const step = { path: "lib/operations/write-audit.ts", text: "" };

  test("without a test is found", () => {
    const other = { path: "lib/operations/udr/cancel-udr.test.ts", text: 'import { cancelUdr } from "./cancel-udr.ts";' };
    expect(untestedOperations([operation, step, other])).toEqual([operation.path]);
  });

  test.each([
    ["lib/operations/udr/adjust-udr.test.ts", "./adjust-udr.ts"],
    ["lib/operations/corrections.test.ts", "./udr/adjust-udr.ts"],
    ["lib/web/authorisation.test.ts", "#lib/operations/udr/adjust-udr.ts"],
  ])("is tested by %s, which imports %s", (path, specifier) => {
    expect(untestedOperations([operation, { path, text: `import { adjustUdr } from "${specifier}";` }])).toEqual([]);
  });
});

describe("a crossing between rooms", () => {
  test.each([
    ["lib/domain/udr/a.ts", "../../kernel/decimal.ts"],
    ["app/(console)/page.tsx", "../../components/ui/button.tsx"],
    ["lib/tidy.ts", "./config.ts"],
  ])("is found when %s imports %s", (path, specifier) => {
    expect(hiddenCrossings({ path, text: `import { a } from "${specifier}";` })).toEqual([specifier]);
  });

  test.each([
    ["lib/domain/udr/a.ts", "../billing/rbi.ts"],
    ["lib/domain/udr/a.ts", "#lib/kernel/decimal.ts"],
  ])("may be written when %s imports %s", (path, specifier) => {
    expect(hiddenCrossings({ path, text: `import { a } from "${specifier}";` })).toEqual([]);
  });
});

describe("the tree", () => {
  test("was read", () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  test("holds nothing banned", () => {
    expect(
      sources.flatMap((source) => findBanned(source)).map(({ path, line, ban, instead }) => `${path}:${line} ${ban} → ${instead}`),
    ).toEqual([]);
  });

  test("hides no crossing between rooms", () => {
    const crossings = sources
      .filter(({ path }) => !path.startsWith("lib/import-rules"))
      .map((source) => [source.path, hiddenCrossings(source)] as const);
    expect(crossings.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  test("has a test for every operation", () => {
    expect(untestedOperations(sources)).toEqual([]);
  });

  test("names no file after nothing", () => {
    expect(
      sources.map(({ path }) => path).filter((path) => /(?:^|\/)(?:index|utils?|helpers?|common|misc)\.(?:ts|tsx)$/.test(path)),
    ).toEqual([]);
  });
});
