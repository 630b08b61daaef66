import { posix } from "node:path";

/**
 * The rules of the house that no linter knows: what is banned, where, and what to write instead. Every ban is broken on purpose in
 * `tidy.test.ts`, which also runs them all over the tree.
 */
export type Source = { readonly path: string; readonly text: string };

export type Finding = { readonly ban: string; readonly path: string; readonly line: number; readonly instead: string };

type Ban = {
  readonly name: string;
  readonly instead: string;
  /** Files in which the ban holds, and those among them that are exempt because they are the replacement. */
  readonly where: RegExp;
  readonly except?: RegExp;
  readonly pattern: RegExp;
  /** Most bans concern code; a few concern what people write beside it. */
  readonly readsComments?: true;
};

const CODE = /\.(?:ts|tsx)$/;
const TESTS = /\.(?:test|spec)\.tsx?$|^db\/testing\/|^e2e\//;
const NOT_ON_TEST_CODE = /^(?!.*\.(?:test|spec)\.tsx?$)/;

const within = (...rooms: readonly string[]) => new RegExp(`${NOT_ON_TEST_CODE.source}(?:${rooms.join("|")})/.*${CODE.source}`);

export const BANS: readonly Ban[] = [
  {
    name: "the machine's clock or dice in pure code",
    instead: "take the instant from `context.now`, and chance from the caller",
    where: within("lib/kernel", "lib/rating", "lib/domain", "lib/operations"),
    except: /^lib\/kernel\/instant\.ts$/,
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bTemporal\.Now\b/g,
  },
  {
    name: "floating point near money",
    instead: "use lib/kernel/decimal.ts and lib/kernel/money.ts; a small count arrives as a number from the query",
    where: within("lib/rating", "lib/domain", "db"),
    except: /^db\/(?:testing|seed)\//,
    pattern: /\bparseFloat\b|(?<![\w.])Number\(|\.toFixed\(/g,
  },
  {
    name: "an action without defineAction",
    instead: "export const name = defineAction({ … })",
    where: /^app\/(?:.*\/)?actions\.ts$/,
    pattern: /^export (?!const \w+ = defineAction[(<]).*$/gm,
  },
  {
    name: "a server action outside actions.ts",
    instead: "write it in the page's actions.ts with defineAction, and hand it down as a prop",
    where: /^(?!app\/(?:.*\/)?actions\.ts$).*\.tsx?$/,
    pattern: /^\s*"use server";?$/gm,
  },
  {
    name: "a handler without defineRoute",
    instead: "export const GET = defineRoute({ … })",
    where: /^app\/(?:.*\/)?route\.ts$/,
    except: /^app\/api\/auth\/\[\.\.\.nextauth\]\/route\.ts$/,
    pattern: /^export (?!const (?:GET|POST|PUT|PATCH|DELETE|HEAD) = define\w*Route[(<])(?!const (?:dynamic|maxDuration) = ).*$/gm,
  },
  {
    name: "console",
    instead: "lib/log.ts, which writes one line with the request's id and no personal data",
    where: within("app", "components", "db", "lib"),
    except: /^lib\/log\.ts$|^db\/testing\//,
    pattern: /(?<![\w.])console\.\w+\(/g,
  },
  {
    name: "unfinished work",
    instead: "finish it, or open an issue",
    where: /\.(?:ts|tsx|mjs|cjs|css)$/,
    pattern: /\b(?:FIXME|TODO|XXX)\b/g,
    readsComments: true,
  },
  {
    name: "one test that silences the others",
    instead: "run the file by its name",
    where: /\.(?:test|spec)\.tsx?$/,
    pattern: /\b(?:test|it|describe)(?:\.\w+)*\.only\(/g,
  },
  {
    name: "a sleep",
    instead: "wait for what the user would wait for: expect(locator).toBeVisible()",
    where: TESTS,
    pattern: /\bwaitForTimeout\(/g,
  },
  {
    name: "a relational query",
    instead: "a join: rows nested by `with` come back as JSON, in which numeric columns have already lost digits",
    where: within("db", "lib/operations", "lib/auth", "lib/worker"),
    pattern: /\bwith:\s*\{/g,
  },
  {
    name: "a transaction of its own",
    instead: "inTransaction of lib/operations, which repeats on a serialisation failure and undoes on a refusal",
    where: within("app", "db", "lib", "bin"),
    except: /^db\/tx\.ts$|^db\/testing\//,
    pattern: /\.transaction\(|\bsql\.begin\(/g,
  },
  {
    name: "zod's named export",
    instead: 'import * as z from "zod": the named one carries every locale to the browser',
    where: CODE,
    pattern: /import\s+(?:type\s+)?(?:\w+\s*,?\s*)?(?:\{[^}]*\bz\b[^}]*\}\s*)?(?<!\bas z )from\s+"zod"/g,
  },
  {
    name: "a rule switched off without a reason",
    instead: "name the rule and say why: // biome-ignore lint/group/rule: the reason",
    where: /\.(?:ts|tsx|mjs|cjs|css)$/,
    pattern:
      /biome-ignore[\w-]*(?:\s+[\w/]+)?\s*(?::\s*(?:<explanation>)?\s*)?(?:\*\/)?\s*$|(?:eslint|oxlint)-disable(?![^\n]* -- \S)[^\n]*|@ts-(?:ignore|nocheck)|@ts-expect-error\s*$/gm,
    readsComments: true,
  },
  {
    name: "the environment read in passing",
    instead: "lib/config.ts, which parses it once and names what is missing",
    where: within("app", "components", "db", "lib"),
    except: /^lib\/config(?:\.ts$|\/)|^db\/testing\/|\.config\.ts$/,
    pattern: /\bprocess\.env\b/g,
  },
  {
    name: "a key that the help does not know",
    instead: "usePageKeys of components/ui/page-keys.ts, which binds a key and describes it; a widget's own keys are its onKeyDown",
    where: within("app", "components"),
    except: /^components\/(?:ui\/(?:page-keys\.ts|tooltip\.tsx)|frame\/frame-dialogs\.tsx)$/,
    pattern: /addEventListener\(\s*"key(?:down|up|press)"/g,
  },
  {
    name: "the browser's own zone",
    instead: "format with an explicit zone, the business zone unless the reader chose another",
    where: within("app", "components"),
    pattern: /\.toLocale(?:Date|Time)String\(|new Intl\.DateTimeFormat\(\s*\)/g,
  },
];

/** Everything banned that one file holds, in the order of the bans. */
export function findBanned(source: Source): readonly Finding[] {
  const code = withoutComments(source.text);
  return BANS.filter(({ where, except }) => where.test(source.path) && !except?.test(source.path)).flatMap((ban) => {
    const text = ban.readsComments ? source.text : code;
    return [...text.matchAll(ban.pattern)].map((match) => ({
      ban: ban.name,
      path: source.path,
      line: text.slice(0, match.index + match[0].search(/\S/)).split("\n").length,
      instead: ban.instead,
    }));
  });
}

/** Comments become blanks, so that lines keep their numbers; text in quotes is stepped over, since it may hold two slashes. */
function withoutComments(text: string): string {
  const quotedOrComment = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replaceAll(quotedOrComment, (found: string, quoted: string | undefined) => quoted ?? found.replaceAll(/[^\n]/g, " "));
}

/** Operations that no test imports. A test of the screen alone does not say what the operation refuses. */
export function untestedOperations(sources: readonly Source[]): readonly string[] {
  const tests = sources.filter(({ path }) => path.endsWith(".test.ts"));
  const imported = new Set(tests.flatMap((source) => importsOf(source)));
  return sources.map(({ path }) => path).filter((path) => isOperation(path) && !imported.has(path));
}

const isOperation = (path: string) => /^lib\/operations\/[^/]+\/[^/]+\.ts$/.test(path) && !path.endsWith(".test.ts");

/** Relative imports that leave their room. Written as `#lib/…`, a crossing shows in the import list. */
export function hiddenCrossings(source: Source): readonly string[] {
  if (!CODE.test(source.path)) return [];
  const relative = specifiersOf(source).filter((specifier) => specifier.startsWith("."));
  return relative.filter((specifier) => roomOf(resolve(source.path, specifier)) !== roomOf(source.path));
}

const specifiersOf = ({ text }: Source) =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap(([, specifier]) => specifier ?? []);

const importsOf = (source: Source) =>
  specifiersOf(source).map((specifier) => (specifier.startsWith("#") ? specifier.slice(1) : resolve(source.path, specifier)));

/** A room is a top folder, or a folder in lib; a lone file in lib is a room of its own. */
function roomOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "lib" ? `lib/${second.replace(/\..*/, "")}` : top;
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}
