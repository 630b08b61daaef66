import { countParkedByCode, listParkedRows, type ParkedPosition, type ParkedRow } from "#db/queries/parked-udrs.ts";
import { withTransaction } from "#db/tx.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { ListParkedUdrsInput } from "#lib/domain/usage-import/parked-udr-input.ts";
import type { ParkedUdrPage, ParkedUdrView } from "#lib/domain/usage-import/parked-udr-view.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";

const PAGE = 50;

/** The UDRs that could not be rated, longest parked first, and how many there are for each reason. */
export async function listParkedUdrs({ database }: Context, input: ListParkedUdrsInput): Promise<Result<ParkedUdrPage, Refusal>> {
  const after = input.cursor === null ? null : readCursor(input.cursor);
  if (after === undefined) return refused({ code: "INVALID_INPUT", path: "cursor" });
  const { rows, counts } = await withTransaction(database, async (tx) => ({
    rows: await listParkedRows(tx, { code: input.code, after, limit: PAGE + 1 }),
    counts: await countParkedByCode(tx),
  }));
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return ok({ udrs: shown.map(toView), nextCursor: rows.length > PAGE && last ? writeCursor(last) : null, counts });
}

function toView({ refusal, productCode, productName, quantity, usedFrom, parkedAt, ...row }: ParkedRow): ParkedUdrView {
  return {
    ...row,
    product: { code: productCode, name: productName },
    quantity: decimalToString(normalise(quantity)),
    from: instantToString(usedFrom),
    code: refusal.code,
    message: refusalSentence(refusal),
    parkedAt: instantToString(parkedAt),
  };
}

function writeCursor({ parkedAt, udrId }: ParkedPosition): string {
  return Buffer.from(`${parkedAt} ${udrId}`).toString("base64url");
}

/** Undefined when nobody here wrote it. */
function readCursor(cursor: string): ParkedPosition | undefined {
  const match = /^(-?\d{1,16}) (\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match) return undefined;
  const [, parkedAt = "", udrId = ""] = match;
  return { parkedAt: instantFromMillis(Number.parseInt(parkedAt, 10)), udrId: Number.parseInt(udrId, 10) };
}
