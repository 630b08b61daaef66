import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { ApiOperation } from "./api-operation.ts";
import { DEFINITION_RESOURCES } from "./definition-resources.ts";
import { NAMED } from "./named-schemas.ts";
import { apiOperations, openApiDocument } from "./openapi.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** As programs get it. */
const DOCUMENT: unknown = JSON.parse(JSON.stringify(openApiDocument()));

const METHODS = ["get", "post", "put", "patch", "delete"];
const parameter = z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean() });
const reference = z.strictObject({ $ref: z.string() });
const operation = z.looseObject({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.union([reference, parameter])).default([]),
  responses: z.record(z.string().regex(/^(?:[2345]\d\d|default)$/), z.union([reference, z.looseObject({ description: z.string() })])),
});
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string().startsWith("/"), z.record(z.string(), z.unknown())),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), z.record(z.string(), z.unknown())),
    parameters: z.record(z.string(), parameter),
    headers: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(["http", "apiKey"]) })),
  }),
});

const openApi = document.parse(DOCUMENT);
const operations = Object.entries(openApi.paths).flatMap(([address, item]) =>
  METHODS.filter((method) => method in item).map((method) => ({ address, method, item, ...operation.parse(item[method]) })),
);

function resolved(pointer: string): unknown {
  const steps = pointer.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>((place, step) => z.record(z.string(), z.unknown()).safeParse(place).data?.[step], DOCUMENT);
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "$ref" && typeof member === "string" ? [member] : referencesIn(member),
  );
}

describe("the OpenAPI document", () => {
  it("refers to nothing that it does not hold, and holds nothing that is not referred to", () => {
    const references = new Set(referencesIn(DOCUMENT));
    expect(references.size).toBeGreaterThan(50);
    expect([...references].filter((pointer) => !pointer.startsWith("#/components/") || resolved(pointer) === undefined)).toEqual([]);
    const names = Object.keys(openApi.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(names.filter((pointer) => !references.has(pointer))).toEqual([]);
  });

  it("gives every schema one name and every operation an id of its own", () => {
    expect(new Set(NAMED.map(([, name]) => name)).size).toBe(NAMED.length);
    expect(new Set(NAMED.map(([schema]) => schema)).size).toBe(NAMED.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations).toHaveLength(apiOperations().length);
  });

  it("declares every parameter of an address, and no other", () => {
    for (const [address, item] of Object.entries(openApi.paths)) {
      const declared = z.array(reference).parse(item.parameters ?? []);
      const names = declared.map(({ $ref }) => parameter.parse(resolved($ref)).name);
      expect(names, address).toEqual([...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it("knows the tags and the ways in that its operations name", () => {
    const ways = Object.keys(openApi.components.securitySchemes);
    for (const { tags, security, operationId } of operations) {
      expect(openApi.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(tags));
      expect(ways, operationId).toEqual(expect.arrayContaining(security.flatMap((way) => Object.keys(way))));
    }
  });

  it("asks every change for an idempotency key, and every replacement for what it replaces", () => {
    const asked = ({ parameters }: (typeof operations)[number]) =>
      parameters.map((each) => parameter.parse("$ref" in each ? resolved(String(each.$ref)) : each).name);
    // A price that is asked for changes nothing; a batch of usage has a key of its own, its source and its reference.
    const keyed = operations.filter(({ method, operationId }) => method !== "get" && !["quotePrice", "importUsage"].includes(operationId));
    expect(keyed.filter((each) => !asked(each).includes("Idempotency-Key")).map(({ operationId }) => operationId)).toEqual([]);
    const replacing = operations.filter(({ method }) => method === "put" || method === "delete");
    expect(replacing.filter((each) => !asked(each).includes("If-Match")).map(({ operationId }) => operationId)).toEqual([]);
    expect(replacing.every(({ responses }) => "428" in responses && "412" in responses)).toBe(true);
  });

  it("answers everything that is refused with problem details", () => {
    for (const { responses, operationId } of operations) {
      const refused = Object.entries(responses).filter(([status]) => !/^[23]/.test(status));
      const held = refused.map(([, each]) => JSON.stringify("$ref" in each ? resolved(String(each.$ref)) : each));
      expect(
        refused.map(([status]) => status),
        operationId,
      ).toContain("default");
      expect(held.every((text) => text.includes("application/problem+json"))).toBe(true);
    }
  });

  it.each(apiOperations().filter(({ body }) => body?.example !== undefined))("has an example of what may be sent: $id", ({ body }) => {
    expect(body?.schema.safeParse(body.example).error?.issues).toBeUndefined();
  });

  it.each(apiOperations().filter(({ answer }) => answer.example !== undefined))("has an example of what is answered: $id", ({ answer }) => {
    expect(answer.schema.safeParse(answer.example).error?.issues).toBeUndefined();
  });

  it.each(Object.entries(DEFINITION_RESOURCES))("has an example that the form of %s would take", (_segment, { save, example }) => {
    expect(save.safeParse({ ...example, revision: null }).error?.issues).toBeUndefined();
  });
});

/** A method of a handler as its source declares it. */
type Handler = Pick<ApiOperation, "path"> & Readonly<Record<"method" | "permission" | "authenticate" | "idempotent", string>>;

function handlersIn(file: string): readonly Handler[] {
  const source = readFileSync(path.join(ROOT, file), "utf8");
  return [...source.matchAll(/^export const ([A-Z]+) = ([\s\S]*?)^\}\);$/gm)].map(([, method = "", definition = ""]) => ({
    method: method.toLowerCase(),
    path: `/${file
      .split("/")
      .slice(1, -1)
      .join("/")
      .replaceAll(/\[(\w+)\]/g, "{$1}")}`,
    permission: /\bpermission: "([\w.]+)"/.exec(definition)?.[1] ?? "",
    authenticate: /\bauthenticate: "(\w+)"/.exec(definition)?.[1] ?? "",
    idempotent: String(definition.includes('idempotency: "required"')),
  }));
}

/** The definitions' routes stand for every kind of definition. */
function forEveryKind(handler: Handler): readonly Handler[] {
  if (!handler.path.includes("{definitions}")) return [handler];
  return Object.keys(DEFINITION_RESOURCES).map((segment) => ({ ...handler, path: handler.path.replace("{definitions}", segment) }));
}

const line = ({ method, path: address, permission, authenticate, idempotent }: Handler | ApiOperation) =>
  `${method} ${address} ${permission} ${authenticate} ${idempotent ?? false}`;

/** Everything that programs are promised, and the console's own addresses of pricing documents. */
describe("the web API's handlers", () => {
  const files = [
    ...globSync("app/api/{v1,rating}/**/route.ts", { cwd: ROOT }),
    ...globSync("app/api/price-plans/{schema.json,*/draft,*/draft/document,*/versions/*/document}/route.ts", { cwd: ROOT }),
  ];

  it("are described with exactly their methods, each with who may call it", () => {
    const handlers = files.flatMap(handlersIn).flatMap(forEveryKind);
    expect(apiOperations().map(line).sort()).toEqual(handlers.map(line).sort());
  });

  it("are all found", () => {
    const exported = files.flatMap((file) => [...readFileSync(path.join(ROOT, file), "utf8").matchAll(/^export const [A-Z]+ = /gm)]);
    expect(files.flatMap(handlersIn)).toHaveLength(exported.length);
  });
});
