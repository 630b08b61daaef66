import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentJsonSchema } from "./document-json-schema.ts";
import { pricePlanDocument } from "./price-plan-document.ts";

/** As much of JSON Schema as ours uses; what it uses beyond that is found below. */
type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

const SCHEMA = JSON.parse(JSON.stringify(documentJsonSchema())) as Schema;

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** Where the value is not as the schema has it. */
function faults(schema: Schema, value: unknown, path: string): readonly string[] {
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.includes(typeOf(value))) return [`${path} is ${typeOf(value)}`];
  if (schema.const !== undefined && schema.const !== value) return [`${path} is not ${JSON.stringify(schema.const)}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${path} is none of ${schema.enum.join()}`];
  if (schema.pattern && !(typeof value === "string" && new RegExp(schema.pattern, "u").test(value))) return [`${path} has another form`];
  const choices = schema.anyOf ?? schema.oneOf;
  const fitting = choices?.filter((choice) => faults(choice, value, path).length === 0).length ?? 1;
  if (fitting === 0 || (schema.oneOf && fitting > 1)) return [`${path} fits ${fitting}`];
  return [...itemFaults(schema, value, path), ...memberFaults(schema, value, path)];
}

function itemFaults({ items, prefixItems = [], minItems = 0 }: Schema, value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) return [];
  if (value.length < minItems) return [`${path} is too short`];
  return value.flatMap((item, index) => {
    const schema = prefixItems[index] ?? items;
    return schema ? faults(schema, item, `${path}/${index}`) : [];
  });
}

function memberFaults(schema: Schema, value: unknown, path: string): readonly string[] {
  if (typeOf(value) !== "object") return [];
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema;
  const members = value as Readonly<Record<string, unknown>>;
  return [
    ...required.filter((name) => !Object.hasOwn(members, name)).map((name) => `${path}/${name} is missing`),
    ...Object.entries(members).flatMap(([name, member]) => {
      if (propertyNames && faults(propertyNames, name, path).length > 0) return [`${path}/${name} is no name`];
      const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      if (own === false) return [`${path}/${name} is unknown`];
      return own ? faults(own, member, `${path}/${name}`) : [];
    }),
  ];
}

const examples = ["aluxsat-plan.json", "mobile-plan.json"].map((name) => {
  const text = readFileSync(new URL(`../../rating/scenarios/${name}`, import.meta.url), "utf8");
  return [name, JSON.parse(text) as Readonly<Record<string, unknown>>] as const;
});

describe("the JSON Schema of the pricing document", () => {
  it("names every member of the format", () => {
    expect(Object.keys(SCHEMA.properties ?? {}).sort()).toEqual(Object.keys(pricePlanDocument.shape).sort());
  });

  it("leaves nothing open: wherever a value stands, it says which", () => {
    const open: string[] = [];
    walk(SCHEMA, "", (schema, path) => {
      const says = ["type", "const", "enum", "anyOf", "oneOf"].some((word) => Object.hasOwn(schema, word));
      if (!says) open.push(path);
    });
    expect(open).toEqual([]);
  });

  it.each(examples)("lets %s pass, and as it is stored", (_name, document) => {
    expect(faults(SCHEMA, document, "")).toEqual([]);
    expect(faults(SCHEMA, JSON.parse(JSON.stringify(pricePlanDocument.parse(document))), "")).toEqual([]);
  });

  it.each(examples)("refuses %s with a member it does not know, without its rates, and with a number for a price", (_name, document) => {
    expect(faults(SCHEMA, { ...document, colour: "red" }, "")).toEqual(["/colour is unknown"]);
    const { rates: _rates, ...bare } = document;
    expect(faults(SCHEMA, bare, "")).toEqual(["/rates is missing"]);
    const rate = { key: "x", for: { product: "A" }, base: { charge: "perUnit", price: 10 } };
    expect(faults(SCHEMA, { ...document, rates: [rate] }, "")).toEqual(["/rates/0/base fits 0"]);
  });
});

function walk(schema: Schema, path: string, visit: (schema: Schema, path: string) => void): void {
  visit(schema, path);
  const { properties = {}, additionalProperties, items, prefixItems = [], anyOf = [], oneOf = [] } = schema;
  const below = [
    ...Object.entries(properties),
    ...[...prefixItems, ...anyOf, ...oneOf].map((each, index) => [String(index), each] as const),
  ];
  for (const [name, each] of below) walk(each, `${path}/${name}`, visit);
  if (additionalProperties) walk(additionalProperties, `${path}/*`, visit);
  if (items) walk(items, `${path}/[]`, visit);
}
