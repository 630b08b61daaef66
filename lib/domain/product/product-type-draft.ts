import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import type { ProductTypeView } from "./product-view.ts";

/** A product type as it is typed. */
export type ProductTypeDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly classification: ProductTypeView["classification"];
  readonly serviceType: NonNullable<ProductTypeView["serviceType"]>;
  readonly composition: ProductTypeView["composition"];
  readonly usedForProvisioning: boolean;
  readonly udrTypes: readonly string[];
  readonly defaultUdrType: string | null;
};

export const NEW_PRODUCT_TYPE_DRAFT: ProductTypeDraft = {
  code: "",
  name: "",
  description: "",
  classification: "service",
  serviceType: "usage",
  composition: "flat",
  usedForProvisioning: false,
  udrTypes: [],
  defaultUdrType: null,
};

export function productTypeDraft(type: ProductTypeView): ProductTypeDraft {
  const { code, name, description, classification, serviceType, composition, usedForProvisioning, udrTypes } = type;
  return {
    code,
    name,
    description: description ?? "",
    classification,
    serviceType: serviceType ?? "usage",
    composition,
    usedForProvisioning,
    udrTypes: udrTypes.map((udrType) => udrType.code),
    defaultUdrType: udrTypes.find(({ isDefault }) => isDefault)?.code ?? null,
  };
}

type Kind = Pick<ProductTypeView, "classification" | "serviceType"> & {
  readonly udrTypes: readonly string[];
  readonly defaultUdrType: string | null;
};

/** What the draft comes to: a physical good has no service type, and only usage is recorded as UDRs. */
export function kindOf({ classification, serviceType, udrTypes, defaultUdrType }: ProductTypeDraft): Kind {
  const service = classification === "service" ? serviceType : null;
  const isUsage = service === "usage";
  return { classification, serviceType: service, udrTypes: isUsage ? udrTypes : [], defaultUdrType: isUsage ? defaultUdrType : null };
}

/** How a type's UDR types hang together with what kind of type it is; the form and the border have the same rules. */
export function kindProblems({ classification, serviceType, udrTypes, defaultUdrType }: Kind): readonly DraftProblem[] {
  if ((classification === "service") !== (serviceType !== null)) {
    return [{ field: "serviceType", message: "A service has a service type, and a physical good has none." }];
  }
  if (serviceType !== "usage") {
    return udrTypes.length > 0 || defaultUdrType !== null ? [{ field: "udrTypes", message: "Only usage services make UDRs." }] : [];
  }
  if (udrTypes.length === 0) return [{ field: "udrTypes", message: "Choose at least one UDR type: its usage is recorded as that." }];
  if (new Set(udrTypes).size < udrTypes.length) return [{ field: "udrTypes", message: "The same UDR type twice." }];
  const hasDefault = defaultUdrType !== null && udrTypes.includes(defaultUdrType);
  return hasDefault ? [] : [{ field: "defaultUdrType", message: "Choose which of them is the default." }];
}

/** Everything that is wrong with the draft, in the order of the form. */
export function productTypeProblems(draft: ProductTypeDraft): readonly DraftProblem[] {
  const texts = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
  ];
  return [...texts.flatMap(({ field, message }) => (message === null ? [] : [{ field, message }])), ...kindProblems(kindOf(draft))];
}
