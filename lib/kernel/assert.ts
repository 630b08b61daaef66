/** What should not be possible has happened. It is thrown, logged with an id and shown as one neutral sentence. */
export class Fault extends Error {
  override readonly name = "Fault";
}

export function fault(message: string): never {
  throw new Fault(message);
}

export function assert(claim: unknown, message: string): asserts claim {
  if (!claim) throw new Fault(message);
}

/** The value, where its absence would be a fault: `present(rows[0], "account 7")`. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Fault(`${what} is missing`);
  return value;
}

/** Closes a switch over a union: a new member does not compile until every switch knows it. */
export function unreachable(value: never): never {
  throw new Fault(`unexpected ${JSON.stringify(value)}`);
}
