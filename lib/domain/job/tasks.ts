import * as z from "zod";

/**
 * What the background worker can be asked to do, and what each task must be told. The one who asks (`addJob`) and the one who does
 * (`lib/worker`) read the same list. A payload names things and never carries them: what it names may have changed until the job runs.
 */
export const TASKS = {
  backtest: z.strictObject({ backtestId: z.int().positive() }),
  /** Whatever is due, whoever asked. */
  deliverRequests: z.strictObject({}),
  cancelUndelivered: z.strictObject({ udrId: z.int().positive() }),
  /** Whatever waits to be rated, whoever asked. */
  rateWaitingUsage: z.strictObject({}),
  /** A look at its rows, or what was agreed to: whichever its state asks for. */
  bulkCorrection: z.strictObject({ bulkJobId: z.int().positive() }),
  checkUsageImport: z.strictObject({ importId: z.int().positive() }),
} as const;

export type TaskName = keyof typeof TASKS;

export type TaskPayload<Name extends TaskName> = z.output<(typeof TASKS)[Name]>;
