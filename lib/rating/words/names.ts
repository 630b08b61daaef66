import type { RateTarget } from "../rate-book.ts";
import { fill, type Messages } from "./messages.ts";

type Labels = Readonly<Record<string, string>>;

/** What people call the things that an explanation names by code. A code without a name is shown as it is. */
export type Names = {
  readonly products?: Labels;
  readonly productTypes?: Readonly<Record<string, { readonly name: string }>>;
  readonly families?: Labels;
  readonly zones?: Labels;
  readonly timeModels?: Labels;
  readonly attributes?: Labels;
  readonly discounts?: Labels;
  readonly classifications?: Labels;
};

export function nameOf(labels: Labels | undefined, code: string): string {
  return labels !== undefined && Object.hasOwn(labels, code) ? (labels[code] ?? code) : code;
}

/** "product type Films" */
export function targetInWords(target: RateTarget, names: Names, messages: Messages): string {
  if ("product" in target) return fill(messages.targetProduct, { name: nameOf(names.products, target.product) });
  if ("family" in target) return fill(messages.targetFamily, { name: nameOf(names.families, target.family) });
  const known = names.productTypes !== undefined && Object.hasOwn(names.productTypes, target.productType);
  const name = known ? names.productTypes?.[target.productType]?.name : undefined;
  return fill(messages.targetProductType, { name: name ?? target.productType });
}
