import { type Answer, ask, readAnswer } from "#components/ui/ask.ts";
import { udrFiltersToWire, udrQueryToParams } from "#lib/domain/udr/udr-address.ts";
import type { UdrQuery } from "#lib/domain/udr/udr-query.ts";
import type { NewerUdrs, UdrPage, UdrSearchAnswer } from "#lib/domain/udr/udr-view.ts";

type ProblemDetails = { readonly code?: string; readonly title?: string; readonly instance?: string };

/** A refusal by its code and sentence, or a fault by the number under which the log has it. */
export class UdrsUnread extends Error {
  readonly code: string;
  readonly requestId: string | null;
  constructor({ code, title, instance }: ProblemDetails) {
    super(title ?? "The server did not answer.");
    this.code = code ?? "FAULT";
    this.requestId = this.code === "FAULT" ? (instance ?? null) : null;
  }
}

export type UdrPageQuestion = {
  readonly query: UdrQuery;
  readonly cursor: string | null;
  /** Keys of personal attributes: what asks about one goes in a body, never in an address. */
  readonly personal: ReadonlySet<string>;
};

export async function fetchUdrPage({ query, cursor, personal }: UdrPageQuestion, signal: AbortSignal): Promise<UdrPage> {
  const isPersonal = query.filters.metadata?.some(({ attribute }) => personal.has(attribute)) ?? false;
  const response = isPersonal
    ? await post("/api/udrs/search", { ...bodyOf(query), ...(cursor && { cursor }) }, signal)
    : await get(query, cursor, signal);
  if (!response.ok) throw new UdrsUnread(await problemOf(response));
  const answer = await readAnswer<UdrPage>(response);
  if (!answer.ok) throw new UdrsUnread(answer.problem);
  return answer.value;
}

export function askNewerUdrs(query: UdrQuery, cursor: string, signal: AbortSignal): Promise<Answer<NewerUdrs>> {
  return ask("/api/udrs/newer", { body: { ...udrFiltersToWire(query.filters), sort: query.sort, cursor }, signal });
}

export function askUdrSearch(text: string, signal: AbortSignal): Promise<Answer<UdrSearchAnswer>> {
  return ask("/api/udrs/find", { body: { text }, signal });
}

function bodyOf({ filters, sort, jump }: UdrQuery) {
  return { ...udrFiltersToWire(filters), sort, ...(jump !== undefined && { jump }) };
}

function get(query: UdrQuery, cursor: string | null, signal: AbortSignal): Promise<Response> {
  const params = udrQueryToParams(query);
  if (cursor !== null) params.set("cursor", cursor);
  return fetch(`/api/udrs?${params}`, { signal });
}

function post(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal });
}

/** Nothing of what no route of ours answered: a proxy, say. */
function problemOf(response: Response): Promise<ProblemDetails> {
  return response.json().catch((): ProblemDetails => ({}));
}
