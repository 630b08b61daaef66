import { Logger } from "graphile-worker";
import { log } from "#lib/log.ts";

/**
 * What the job queue itself has to say, as lines of our log: its troubles only. A failed job has been logged where it failed, and the
 * objects beside a message, which hold payloads, stay out.
 */
export const jobLogger = new Logger(() => (level, message, meta) => {
  if (meta?.failure === true || (level !== "warning" && level !== "error")) return;
  log(level === "error" ? "error" : "warn", { event: "worker.queue", message: message.slice(0, 2_000) });
});
