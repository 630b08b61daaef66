import { and, eq } from "drizzle-orm";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { udr } from "../schema/udr.ts";
import { source } from "../schema/usage.ts";
import { usageImport, usageImportLine } from "../schema/usage-import.ts";
import type { Reader } from "../tx.ts";
import { ofAccount } from "./account-key.ts";

type ImportedLineRow = {
  readonly importId: number;
  readonly line: number;
  readonly reference: string;
  readonly fileName: string;
  readonly sourceName: string;
  readonly received: string;
};

/** The line that a UDR was made from, as it was received; null of one that was not imported. */
export async function findImportedLine(reader: Reader, key: UdrKey): Promise<ImportedLineRow | null> {
  const [row] = await reader
    .select({
      importId: usageImport.importId,
      line: usageImportLine.line,
      reference: usageImport.reference,
      fileName: usageImport.fileName,
      sourceName: source.name,
      received: usageImportLine.received,
    })
    .from(udr)
    .innerJoin(usageImport, eq(usageImport.importId, udr.importId))
    .innerJoin(source, eq(source.sourceId, usageImport.sourceId))
    .innerJoin(usageImportLine, and(eq(usageImportLine.importId, udr.importId), eq(usageImportLine.line, udr.importLine)))
    .where(and(ofAccount(udr, key), eq(udr.udrId, key.udrId)));
  return row ?? null;
}
