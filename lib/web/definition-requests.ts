import "server-only";
import { type DefinitionSegment, isDefinitionSegment } from "#lib/domain/api/definition-resources.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { findDefinition } from "#lib/operations/definition/find-definition.ts";
import type { RouteOutcome } from "./define-route.ts";
import { DEFINITION_APIS } from "./definition-api.ts";
import { namedRevision } from "./edit-precondition.ts";
import { queryOf } from "./parse-part.ts";
import { readJsonBody } from "./read-json-body.ts";
import { resourceAnswer, revisionAnswer } from "./resource-answer.ts";

/** In bytes: a list of 1,000 values with their labels. */
const LARGEST_DEFINITION = 512 * 1024;

type OfKind = { readonly segment: string; readonly request: Request };
type OfOne = OfKind & { readonly code: string };

/** The list of a kind; an address that no kind has does not exist. */
export async function answerDefinitions(context: Context, { segment, request }: OfKind): Promise<RouteOutcome> {
  return isDefinitionSegment(segment) ? DEFINITION_APIS[segment].list(context, queryOf(request)) : refused({ code: "NOT_FOUND" });
}

export async function createDefinition(context: Context, { segment, request }: OfKind): Promise<RouteOutcome> {
  if (!isDefinitionSegment(segment)) return refused({ code: "NOT_FOUND" });
  const body = await readJsonBody(request, LARGEST_DEFINITION);
  if (!body.ok) return body;
  const created = await DEFINITION_APIS[segment].create(context, body.value);
  if (!created.ok) return created;
  const { code, revision } = created.value;
  return ok(resourceAnswer(created.value, { status: 201, revision, location: addressOf(segment, code) }));
}

export async function answerDefinition(context: Context, { segment, code, request }: OfOne): Promise<RouteOutcome> {
  if (!isDefinitionSegment(segment)) return refused({ code: "NOT_FOUND" });
  const found = await findDefinition(context, { segment, code });
  return found.ok ? ok(revisionAnswer(request, found.value, found.value.revision)) : found;
}

export async function replaceDefinition(context: Context, { segment, code, request }: OfOne): Promise<RouteOutcome> {
  if (!isDefinitionSegment(segment)) return refused({ code: "NOT_FOUND" });
  const body = await readJsonBody(request, LARGEST_DEFINITION);
  if (!body.ok) return body;
  const revision = namedRevision(request.headers);
  if (!revision.ok) return revision;
  return saved(await DEFINITION_APIS[segment].replace(context, { code, revision: revision.value, body: body.value }));
}

/** Puts a definition away, or brings it back. */
export async function moveDefinition(
  context: Context,
  { segment, code, request, move }: OfOne & { readonly move: "archive" | "restore" },
): Promise<RouteOutcome> {
  if (!isDefinitionSegment(segment)) return refused({ code: "NOT_FOUND" });
  const revision = namedRevision(request.headers);
  if (!revision.ok) return revision;
  return saved(await DEFINITION_APIS[segment][move](context, { code, revision: revision.value }));
}

type Saved = { readonly ok: true; readonly value: DefinitionAtRevision } | Extract<RouteOutcome, { readonly ok: false }>;

function saved(outcome: Saved): RouteOutcome {
  return outcome.ok ? ok(resourceAnswer(outcome.value, { revision: outcome.value.revision })) : outcome;
}

function addressOf(segment: DefinitionSegment, code: string): string {
  return `/api/v1/${segment}/${encodeURIComponent(code)}`;
}
