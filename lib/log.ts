/** One line of JSON per event: machines read it, and a line break in a value cannot forge a second line. */
export type LogEntry = {
  readonly event: string;
  readonly requestId?: string;
  readonly [detail: string]: string | number | boolean | undefined;
};

export function log(level: "info" | "warn" | "error", entry: LogEntry): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, ...entry });
  console[level](line);
}

export type FaultPlace = { readonly where: string; readonly requestId: string };

/** Records a fault under the id that its user is shown. */
export function logFault(error: unknown, { where, requestId }: FaultPlace): void {
  log("error", { event: "fault", where, requestId, ...detailsOf(error), ...causeOf(error) });
}

function detailsOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, message: withoutValues(error.message), stack: framesOf(error) };
}

function causeOf(error: unknown) {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error)) return {};
  const code: unknown = Reflect.get(cause, "code");
  return { cause: cause.name, causeMessage: withoutValues(cause.message), ...(typeof code === "string" && { code }) };
}

/** A failed statement carries its parameters, and they may be a subscriber's: they stay out of the log. */
function withoutValues(message: string): string {
  return message.replace(/\s*params:[\s\S]*$/, "").slice(0, 2000);
}

function framesOf({ stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 12)
    .map((frame) => frame.trim())
    .join(" | ");
}
