/** What a route answers when it refuses: problem details, of which a screen needs these. */
export type Problem = { readonly code: string; readonly title: string; readonly path?: string };

/** A refusal is an answer like another: a query holds it; only a failure of the network or the server throws. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

type Question = { readonly body: unknown; readonly signal: AbortSignal };

/** Always a POST: what is asked may be personal and must not stand in an address. */
export async function ask<Value>(path: string, { body, signal }: Question): Promise<Answer<Value>> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  return readAnswer<Value>(response);
}

/** For what stands in an address anyway: lists whose filters do, and the pages after the first. */
export async function fetchPage<Value>(path: string, signal: AbortSignal): Promise<Value> {
  const answer = await readAnswer<Value>(await fetch(path, { signal }));
  if (!answer.ok) throw new Error(answer.problem.title);
  return answer.value;
}

/** Of one of our own routes. A refusal is an answer; a fault is thrown. */
export async function readAnswer<Value>(response: Response): Promise<Answer<Value>> {
  if (response.ok) return { ok: true, value: await read<Value>(response) };
  if (response.status >= 500 && response.status !== 503) throw new Error(`The server answered ${response.status}.`);
  return { ok: false, problem: await read<Problem>(response) };
}

/** Our own routes answer what their operations return; the types of those are the description. */
function read<Value>(response: Response): Promise<Value> {
  return response.json();
}

/** Where a refusal is nothing to show by itself: it fails like the rest. */
export async function askFor<Value>(path: string, question: Question): Promise<Value> {
  const answer = await ask<Value>(path, question);
  if (!answer.ok) throw new Error(answer.problem.title);
  return answer.value;
}
