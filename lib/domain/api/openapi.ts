import type { Json } from "#lib/kernel/canonical-json.ts";
import { accountLimitOperations } from "./account-limit-operations.ts";
import { agreementOperations } from "./agreement-operations.ts";
import { API_TAGS, type ApiOperation } from "./api-operation.ts";
import { catalogOperations } from "./catalog-operations.ts";
import { definitionOperations } from "./definition-operations.ts";
import { discountOperations } from "./discount-operations.ts";
import { holdOperations } from "./hold-operations.ts";
import { refTo, schemaOf, writtenSchema } from "./json-schema.ts";
import { NAMED, NAMED_SCHEMAS } from "./named-schemas.ts";
import { HEADERS, IF_MATCH, IF_NONE_MATCH, PARAMETERS, REFUSED } from "./openapi-parts.ts";
import { pinOperations } from "./pin-operations.ts";
import { pricePlanOperations } from "./price-plan-operations.ts";
import { provisioningOperations } from "./provisioning-operations.ts";
import { ratingOperations } from "./rating-operations.ts";
import { subscriptionNetworkOperations } from "./subscription-network-operations.ts";
import { udrOperations } from "./udr-operations.ts";
import { usageImportOperations } from "./usage-import-operations.ts";

/** OpenAPI 3.1, as much of it as we write. */
export type OpenApiDocument = { readonly openapi: "3.1.0"; readonly paths: Paths; readonly [member: string]: unknown };
type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every operation that the document describes. */
export function apiOperations(): readonly ApiOperation[] {
  return [
    ...definitionOperations(),
    ...catalogOperations(),
    ...pricePlanOperations(),
    ...pinOperations(),
    ...holdOperations(),
    ...discountOperations(),
    ...agreementOperations(),
    ...ratingOperations(),
    ...provisioningOperations(),
    ...accountLimitOperations(),
    ...subscriptionNetworkOperations(),
    ...usageImportOperations(),
    ...udrOperations(),
  ];
}

/** The web API, described from the very schemas that its requests are read with. */
export function openApiDocument(): OpenApiDocument {
  const byPath = Map.groupBy(apiOperations(), ({ path }) => path);
  return {
    openapi: "3.1.0",
    info: { title: "Ratewright web API", version: "1", description: ABOUT, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: Object.entries(API_TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries([...byPath].map(([path, operations]) => [path, pathItem(operations)])),
    components: {
      schemas: Object.fromEntries(NAMED.map(([schema, name]) => [name, writtenSchema(schema, NAMED_SCHEMAS)])),
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: Object.fromEntries(Object.entries(REFUSED).map(([status, description]) => [`Refused${status}`, problem(description)])),
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "The key of a service account, which acts with its role's permissions." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "ratewright.session",
          description:
            "A person's session: `__Host-ratewright.session` behind https. What is not a GET must come from the console's own origin.",
        },
      },
    },
  };
}

const ABOUT = [
  "Money, quantities and rates are decimals as text, never numbers. Instants carry their offset; answers are in UTC.",
  "What changes something asks for an `Idempotency-Key`: sent again with the same key it has no second effect and gives the first answer; the same key with another request is refused (422). Refusals are not kept, so a refused request may be mended and sent again.",
  "What is edited has a revision, its `ETag`. A change names in `If-Match` the revision that it is for: without it 428, and 412 when somebody changed it meanwhile.",
  "Whatever is not done is answered with problem details (RFC 9457), whose `code` is from a closed list and whose `title` is a sentence for people.",
].join("\n\n");

function pathItem(operations: readonly ApiOperation[]): Readonly<Record<string, unknown>> {
  const parameters = [...(operations[0]?.path ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  const methods = operations.map((operation) => [operation.method, described(operation)] as const);
  return { ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(methods) };
}

function described(operation: ApiOperation) {
  const { id, tag, summary, description, permission, authenticate, body, streams } = operation;
  const parameters = parametersOf(operation);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, permission === "public" ? "For everybody." : `Needs the permission \`${permission}\`.`]
      .filter(Boolean)
      .join(" "),
    "x-permission": permission,
    security: permission === "public" ? [] : SECURITY[authenticate],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: json(body) } }),
    ...(streams && {
      requestBody: { required: true, content: Object.fromEntries(streams.map((type) => [type, { schema: { type: "string" } }])) },
    }),
    responses: responsesOf(operation),
  };
}

const SECURITY = { session: [{ session: [] }], key: [{ key: [] }], either: [{ key: [] }, { session: [] }] } as const;

function parametersOf(operation: ApiOperation): readonly unknown[] {
  const { query, idempotent, precondition } = operation;
  const { properties = {}, required = [] } = query ? writtenSchema(query, NAMED_SCHEMAS) : {};
  return [
    ...Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema })),
    ...(idempotent ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(precondition ? [{ ...IF_MATCH, required: precondition === "revision" }] : []),
    ...(precondition === "revisionOrNone" || isKept(operation) ? [IF_NONE_MATCH] : []),
  ];
}

/** Whether who has the answer can ask if it is still the same. */
function isKept({ method, answer }: ApiOperation): boolean {
  return method === "get" && (answer.headers ?? []).includes("ETag") && answer.isAlwaysSent !== true;
}

function responsesOf(operation: ApiOperation): Readonly<Record<string, unknown>> {
  const { answer, previewed } = operation;
  const { status, headers = [] } = answer;
  return {
    [status]: {
      description: DONE[status],
      ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])) }),
      content: answer.type === undefined ? json(answer) : { [answer.type]: { schema: schemaOf(answer.schema, NAMED_SCHEMAS) } },
    },
    ...(previewed && { 200: { description: "Looked at. Nothing was stored.", content: json({ schema: previewed }) } }),
    ...(isKept(operation) && { 304: { description: "As it was." } }),
    ...Object.fromEntries(refusalsOf(operation).map((refused) => [refused, refusalOf(operation, refused)])),
    default: problem("Something went wrong. Nothing was changed; `instance` finds it in the log."),
  };
}

function refusalOf({ overtaken }: ApiOperation, status: number): unknown {
  if (status !== 412 || overtaken === undefined) return { $ref: `#/components/responses/Refused${status}` };
  return { description: REFUSED[412], content: { "application/problem+json": { schema: schemaOf(overtaken, NAMED_SCHEMAS) } } };
}

const DONE = { 200: "Done.", 201: "Made; it stands at the Location.", 202: "Begun; its state stands at the Location." } as const;

/** What may stand in the way follows from what is asked for. */
function refusalsOf({ path, permission, idempotent, precondition, query, body, streams, refusals = [] }: ApiOperation): readonly number[] {
  return [
    ...(idempotent || query || body ? [400] : []),
    ...(permission === "public" ? [] : [401, 403]),
    ...(path.includes("{") || body ? [404] : []),
    ...(streams ? [408] : []),
    ...(idempotent || refusals.includes(409) ? [409] : []),
    ...(precondition ? [412] : []),
    ...(body ? [413] : []),
    ...(streams ? [415] : []),
    ...(idempotent || refusals.includes(422) ? [422] : []),
    ...(precondition ? [428] : []),
    ...(idempotent ? [503] : []),
  ];
}

type Written = { readonly schema: ApiOperation["answer"]["schema"]; readonly example?: Json };

function json({ schema, example }: Written) {
  return { "application/json": { schema: schemaOf(schema, NAMED_SCHEMAS), ...(example !== undefined && { example }) } };
}

function problem(description: string) {
  return { description, content: { "application/problem+json": { schema: { $ref: refTo("Problem") } } } };
}
