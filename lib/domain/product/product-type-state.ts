import type { StoredDefinition } from "../definition/decide-save-definition.ts";
import type { ProductTypeView } from "./product-view.ts";

/** Everything that is edited of a product type. */
export type ProductTypeState = {
  readonly name: string;
  readonly description: string | null;
  readonly classification: ProductTypeView["classification"];
  readonly serviceType: ProductTypeView["serviceType"];
  readonly composition: ProductTypeView["composition"];
  readonly usedForProvisioning: "yes" | "no";
  /** Codes, by the alphabet. */
  readonly udrTypes: readonly string[];
  readonly defaultUdrType: string | null;
};

type Typed = Omit<ProductTypeState, "usedForProvisioning"> & { readonly usedForProvisioning: boolean };

export function productTypeState(type: Typed): ProductTypeState {
  const { name, description, classification, serviceType, composition, udrTypes, defaultUdrType } = type;
  const usedForProvisioning = type.usedForProvisioning ? "yes" : "no";
  const byCode = [...udrTypes].sort();
  return { name, description, classification, serviceType, composition, usedForProvisioning, udrTypes: byCode, defaultUdrType };
}

export function storedProductType(type: ProductTypeView): StoredDefinition<ProductTypeState> {
  const udrTypes = type.udrTypes.map(({ code }) => code);
  const defaultUdrType = type.udrTypes.find(({ isDefault }) => isDefault)?.code ?? null;
  return {
    code: type.code,
    revision: type.revision,
    isArchived: type.archivedAt !== null,
    state: productTypeState({ ...type, udrTypes, defaultUdrType }),
  };
}
