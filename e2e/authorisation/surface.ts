import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A development server keeps what it has compiled beside what a build has made. */
const BUILT = path.join(ROOT, process.env.JOURNEYS_URL ? ".next/dev/server" : ".next/server");

/** One way into the console, and the permission that its source declares; null when it declares none. */
export type Entrance = { readonly name: string; readonly address: string; readonly permission: string | null };
export type ActionEntrance = Entrance & { readonly actionId: string };
export type RouteEntrance = Entrance & {
  readonly method: string;
  readonly authenticate: string;
  /** A request with an unusable body is refused before it does anything. */
  readonly readsBody: boolean;
};

/** Every server action that the build knows, used or not: whoever has the address of one may call it. */
export function serverActions(): readonly ActionEntrance[] {
  const manifests = globSync("**/server-reference-manifest.json", { cwd: BUILT }).map((file) => readManifest(path.join(BUILT, file)));
  const actions = new Map(manifests.flatMap(({ node }) => Object.entries(node)));
  // A development server also remembers what has been deleted since it started.
  const standing = [...actions].filter(([, { filename }]) => !process.env.JOURNEYS_URL || existsSync(path.join(ROOT, filename)));
  return standing.map(([actionId, { exportedName, filename, workers }]) => ({
    actionId,
    name: `${filename} ${exportedName}`,
    address: addressOf(Object.keys(workers)[0] ?? ""),
    permission: declared(definitionOf(filename, `export const ${exportedName} = defineAction(`)),
  }));
}

/** Every method of every route handler. next-auth's own are asked for elsewhere. */
export function routeHandlers(): readonly RouteEntrance[] {
  const files = globSync("app/**/route.ts", { cwd: ROOT }).filter((file) => !file.includes("[...nextauth]"));
  return files.flatMap((file) => {
    const methods = [...readSource(file).matchAll(/^export const ([A-Z]+) = /gm)].map(([, method]) => method ?? "");
    return methods.map((method) => {
      const definition = definitionOf(file, `export const ${method} = `);
      return {
        method,
        name: `${method} ${file}`,
        address: addressOf(file.replace(/\.ts$/, "")),
        permission: declared(definition),
        authenticate: /authenticate: "(\w+)"/.exec(definition)?.[1] ?? "",
        readsBody: /\bbody\b/.test(definition),
      };
    });
  });
}

/** Every page of the console proper. */
export function consolePages(): readonly Entrance[] {
  return globSync("app/(console)/**/page.tsx", { cwd: ROOT }).map((file) => ({
    name: file,
    address: addressOf(file.replace(/\.tsx$/, "")),
    permission: /\bpageContext\("([\w.]+)"\)/.exec(readSource(file))?.[1] ?? null,
  }));
}

type Manifest = {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly filename: string; readonly workers: Readonly<Record<string, unknown>> }>
  >;
};

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function readSource(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** From the definition's head to the next export. */
function definitionOf(file: string, head: string): string {
  const [, rest = ""] = readSource(file).split(head);
  return rest.split(/^export /m)[0] ?? "";
}

function declared(definition: string): string | null {
  return /\bpermission: "([\w.]+)"/.exec(definition)?.[1] ?? null;
}

/**
 * "app/(console)/udrs/[udrId]/page" → "/udrs/-1": groups are not part of an address, and nothing has that number. One kind of definition
 * stands for all, since they share their handlers.
 */
function addressOf(file: string): string {
  const segments = file.split("/").slice(1, -1);
  const named = segments.filter((segment) => !segment.startsWith("(")).map((segment) => (segment === "[definitions]" ? "units" : segment));
  const shown = named.map((segment) => (segment.startsWith("[") ? "-1" : segment));
  return `/${shown.join("/")}`;
}
