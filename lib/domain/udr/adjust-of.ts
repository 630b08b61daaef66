import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import type { Metadata } from "./check-metadata.ts";
import type { Udr } from "./udr.ts";
import type { AdjustUdrChange } from "./udr-action-schema.ts";
import type { UdrRow } from "./udr-view.ts";

/** The Adjust of a UDR with every field as it is. */
export function adjustOf({ product, source, udrType }: Pick<UdrRow, "product" | "source" | "udrType">, udr: Udr, metadata: Metadata) {
  return {
    action: "adjust",
    udrId: udr.udrId,
    expectedRevision: udr.revision,
    product: product.code,
    quantity: decimalToString(normalise(udr.quantity)),
    source: source.code,
    udrType: udrType.code,
    billingEffectiveAt: instantToString(udr.billingEffectiveAt),
    from: instantToString(udr.usedFrom),
    to: udr.usedTo === null ? null : instantToString(udr.usedTo),
    metadata: { ...metadata },
    ...(udr.importedGross === null ? {} : { gross: microsToString(udr.importedGross) }),
    ...(udr.importedTax === null ? {} : { tax: microsToString(udr.importedTax) }),
  } satisfies AdjustUdrChange;
}
