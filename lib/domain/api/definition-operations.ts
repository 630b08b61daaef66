import type { ApiOperation } from "./api-operation.ts";
import { pageOf, savedAnswer } from "./common-answers.ts";
import { DEFINITION_RESOURCES, type DefinitionResource } from "./definition-resources.ts";

/** The pages of every kind, each one schema, so that the document names it. */
export const DEFINITION_PAGES = new Map(
  Object.values<DefinitionResource>(DEFINITION_RESOURCES).map((resource) => [resource.schemaName, pageOf(resource.listed)] as const),
);

export function definitionOperations(): readonly ApiOperation[] {
  return Object.entries<DefinitionResource>(DEFINITION_RESOURCES).flatMap(([segment, resource]) => [
    ...readings(segment, resource),
    ...writings(`/api/v1/${segment}`, resource),
  ]);
}

const READ = { tag: "Definitions", permission: "definition.read", authenticate: "either" } as const;
const WRITE = { tag: "Definitions", permission: "definition.manage", authenticate: "either", idempotent: true } as const;

function readings(segment: string, resource: DefinitionResource): readonly ApiOperation[] {
  const path = `/api/v1/${segment}`;
  const { nouns, schemaName, query, answer, listed, example, born } = resource;
  const page = DEFINITION_PAGES.get(schemaName) ?? pageOf(listed);
  return [
    {
      ...READ,
      method: "get",
      path,
      id: `list-${segment}`.replaceAll(/-[a-z]/g, (letter) => letter.slice(1).toUpperCase()),
      summary: `List ${nouns[1]}`,
      description:
        "after" in query.shape
          ? "In the order of their codes, 100 to a page: `next` is the `after` of the next page. `archived=1` lists what was put away instead."
          : "All of them; `next` is null. `archived=1` lists what was put away instead.",
      query,
      answer: { status: 200, schema: page },
    },
    {
      ...READ,
      method: "get",
      path: `${path}/{code}`,
      id: `get${schemaName}`,
      summary: `Read a ${nouns[0]}`,
      description: "Archived or not. The ETag is its revision, for If-Match; with If-None-Match the answer is 304 while it is the same.",
      answer: { status: 200, schema: answer, headers: ["ETag"], example: { ...example, ...born, revision: 1, archivedAt: null } },
    },
  ];
}

function writings(path: string, { nouns, schemaName, bodies, example }: DefinitionResource): readonly ApiOperation[] {
  const { code, ...content } = example;
  const saved = { schema: savedAnswer, example: { code, revision: 2 } };
  return [
    {
      ...WRITE,
      method: "post",
      path,
      id: `create${schemaName}`,
      summary: `Make a ${nouns[0]}`,
      body: { schema: bodies.creation, example },
      answer: { status: 201, schema: savedAnswer, headers: ["ETag", "Location"], example: { code, revision: 1 } },
    },
    {
      ...WRITE,
      method: "put",
      path: `${path}/{code}`,
      id: `replace${schemaName}`,
      summary: `Replace a ${nouns[0]}`,
      description: "The whole of it. Saving what is stored already changes nothing and answers the revision there is.",
      precondition: "revision",
      body: { schema: bodies.content, example: content },
      answer: { status: 200, headers: ["ETag"], ...saved },
    },
    ...(["archive", "restore"] as const).map(
      (move): ApiOperation => ({
        ...WRITE,
        method: "post",
        path: `${path}/{code}/${move}`,
        id: `${move}${schemaName}`,
        summary: `${move === "archive" ? "Put away" : "Bring back"} a ${nouns[0]}`,
        description: move === "archive" ? "Refused (409 DEFINITION_IN_USE) while something uses it; the sentence says what." : "As it was.",
        precondition: "revision",
        answer: { status: 200, headers: ["ETag"], ...saved },
      }),
    ),
  ];
}
