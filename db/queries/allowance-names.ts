import { asc, inArray, isNull } from "drizzle-orm";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

type Named = { readonly code: string; readonly name: string };

/** The UDR types that an allowance may be for. */
export async function udrTypeNames(reader: Reader): Promise<readonly Named[]> {
  return reader
    .select({ code: udrType.code, name: udrType.name })
    .from(udrType)
    .where(isNull(udrType.archivedAt))
    .orderBy(asc(udrType.name));
}

/** The names of units of measurement by their codes, archived or not: agreements name units by code. */
export async function unitNames(reader: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await reader
    .select({ code: unitOfMeasurement.code, name: unitOfMeasurement.name })
    .from(unitOfMeasurement)
    .where(inArray(unitOfMeasurement.code, [...codes]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** What quantities of usage may be measured in. */
export async function unitChoices(reader: Reader): Promise<readonly { readonly value: string; readonly label: string }[]> {
  return reader
    .select({ value: unitOfMeasurement.code, label: unitOfMeasurement.name })
    .from(unitOfMeasurement)
    .where(isNull(unitOfMeasurement.archivedAt))
    .orderBy(asc(unitOfMeasurement.name));
}
