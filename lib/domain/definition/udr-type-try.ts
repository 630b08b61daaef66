import type { Refusal } from "../refusal.ts";
import type { MetadataAttribute } from "../udr/adjust-facts.ts";
import { checkMetadata } from "../udr/check-metadata.ts";
import { type AttributeDraft, attributeContent } from "./udr-type-draft.ts";
import type { ChoiceList } from "./udr-type-editor-view.ts";

/** An attribute as the check of a UDR asks for it. */
export function triedAttribute(draft: AttributeDraft, lists: readonly ChoiceList[]): MetadataAttribute {
  const { valueList, ...attribute } = attributeContent(draft);
  const list = lists.find(({ code }) => code === valueList);
  return { ...attribute, values: valueList === null ? null : (list?.items.map(({ value }) => value) ?? []) };
}

/**
 * What the check of a UDR says of the sample, by the key of the attribute. It stops at its first fault, so it is asked of
 * each attribute by itself: the same check, and every field its own answer.
 */
export function trySample(
  sample: Readonly<Record<string, string>>,
  attributes: readonly MetadataAttribute[],
): ReadonlyMap<string, Refusal> {
  return new Map(
    attributes.flatMap((attribute) => {
      const text = sample[attribute.key] ?? "";
      const refusal = checkMetadata({ [attribute.key]: text }, [attribute], new Set());
      return refusal === null ? [] : [[attribute.key, refusal] as const];
    }),
  );
}
