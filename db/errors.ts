/** The SQLSTATE of a failed statement, wherever it hides: drizzle wraps it as a cause, but a failing COMMIT throws it bare. */
export function pgCode(error: unknown): string | undefined {
  return findText(error, "code", (text) => SQL_STATE.test(text));
}

/** The name of the constraint that refused, if one did. */
export function pgConstraint(error: unknown): string | undefined {
  return findText(error, "constraint_name", (text) => text !== "");
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

/** Causes form a chain that a careless wrapper could close to a ring. */
const DEEPEST_CAUSE = 10;

function findText(error: unknown, key: string, isWanted: (text: string) => boolean): string | undefined {
  let current = error;
  for (let depth = 0; depth < DEEPEST_CAUSE && typeof current === "object" && current !== null; depth += 1) {
    const value: unknown = Reflect.get(current, key);
    if (typeof value === "string" && isWanted(value)) return value;
    current = Reflect.get(current, "cause");
  }
  return undefined;
}
