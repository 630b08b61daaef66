import { listExceptions } from "#db/queries/usage-import-exceptions.ts";
import { findImport } from "#db/queries/usage-imports.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { errorHeader, errorLine } from "#lib/domain/usage-import/error-lines.ts";
import type { StoredException } from "#lib/domain/usage-import/stored-import.ts";
import type { ImportOutcome } from "#lib/domain/usage-import/usage-import-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 1000;

/** Parked lines are tried again here: mended and sent once more they would come twice. Of a batch that was refused whole no line is. */
const OUTCOMES: readonly ImportOutcome[] = ["rejected", "discarded"];
const OF_REFUSED: readonly ImportOutcome[] = [...OUTCOMES, "parked"];

/** The lines of a batch that are to be mended, as they were sent, each with what is wrong in a column `error`: the file can be sent again. */
export async function importErrors({ database }: Context, importId: number): Promise<Result<AsyncGenerator<string>, Refusal>> {
  const stored = await findImport(database, importId);
  if (stored === null) return refused({ code: "NOT_FOUND" });
  const { header, state } = stored;
  const outcomes = state === "refused" ? OF_REFUSED : OUTCOMES;
  async function* lines() {
    if (header !== null) yield errorHeader(header);
    for (let after: StoredException | null = null; ; ) {
      const page: readonly StoredException[] = await listExceptions(database, { importId, outcomes, after, limit: PAGE });
      if (page.length > 0) yield page.map((each) => errorLine(each, header)).join("");
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last;
    }
  }
  return ok(lines());
}
