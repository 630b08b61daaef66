import { listUdrTypes } from "#db/queries/definitions.ts";
import { findProductType } from "#db/queries/product-types.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ProductTypeView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

export type ProductTypeEditorView = {
  /** Null for a new type. */
  readonly type: ProductTypeView | null;
  /** The UDR types in use, and those that it has. */
  readonly udrTypes: readonly (Reference & { readonly unit: string })[];
};

/** What the form of a product type offers, and the type that it changes; null where there is none of that code. */
export async function getProductTypeEditor({ database }: Context, code: string | null): Promise<ProductTypeEditorView | null> {
  const type = code === null ? null : await findProductType(database, code);
  if (code !== null && type === null) return null;
  const offered = (await listUdrTypes(database)).map(({ code: udrType, name, unit }) => ({ code: udrType, name, unit: unit.name }));
  const kept = (type?.udrTypes ?? []).filter((own) => !offered.some((udrType) => udrType.code === own.code));
  return { type, udrTypes: [...offered, ...kept.map((own) => ({ code: own.code, name: own.name, unit: "archived" }))] };
}
