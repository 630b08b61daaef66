type Resource = {
  readonly status?: number;
  /** Of what is answered: the next `If-Match`. */
  readonly revision?: number;
  /** Where it stands from now on. */
  readonly location?: string;
};

/** JSON with the headers by which a program goes on: the revision as ETag, and the address of what was made. */
export function resourceAnswer(value: unknown, { status = 200, revision, location }: Resource): Response {
  const headers = {
    ...(revision !== undefined && { ETag: etagOf(revision) }),
    ...(location !== undefined && { Location: location }),
  };
  return Response.json(value, { status, headers });
}

/** A resource as it is read: whoever has this revision already need not be sent it again. */
export function revisionAnswer(request: Request, value: unknown, revision: number): Response {
  if (request.headers.get("if-none-match") !== etagOf(revision)) return resourceAnswer(value, { revision });
  return new Response(null, { status: 304, headers: { ETag: etagOf(revision) } });
}

function etagOf(revision: number): string {
  return `"${revision}"`;
}
