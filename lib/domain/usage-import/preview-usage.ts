import { decimalToShortString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { ImportedUsage } from "./decide-imported-usage.ts";
import type { ImportPreviewLine } from "./usage-import-view.ts";

/** The usage of a line in words, before it is stored. */
export function previewUsage({ names, quantity, usedFrom, derived }: ImportedUsage): ImportPreviewLine["usage"] {
  return { ...names, amount: decimalToShortString(quantity), from: instantToString(usedFrom), derived };
}
