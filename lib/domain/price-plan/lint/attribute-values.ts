import { unreachable } from "#lib/kernel/assert.ts";
import { knownAttributes } from "../../usage-line/known-attribute.ts";
import { definitionOf } from "../definition-of.ts";
import type { Definitions } from "../definitions.ts";
import type { AttributeDefinition } from "../definitions-schema.ts";
import { formatSamples } from "./format-samples.ts";
import type { Landmarks } from "./landmarks.ts";
import { sampleInstants } from "./sample-instants.ts";
import { sampleNumbers } from "./sample-numbers.ts";
import { carriedOn, sampleTexts } from "./sample-texts.ts";

const DECIMALS = { integer: 0, amount: 6, decimal: 12 } as const;

/**
 * Values of an attribute such that every value that its UDR type lets pass is like one of them to the landmarks. They are few, so
 * that what conditions can come to is tried and not guessed. Without a definition any text passes.
 */
export function attributeValues(
  definition: AttributeDefinition | null,
  landmarks: Landmarks,
  { valueLists }: Pick<Definitions, "valueLists">,
): readonly string[] {
  if (definition === null) return [...new Set(anyText(landmarks))];
  const samples = samplesOf(definition, landmarks, valueLists);
  if (samples.kind === "unchecked") return samples.values;
  const [known] = knownAttributes({ unit: "", unitDecimals: 0, attributes: { it: definition } }, valueLists);
  return [...new Set(samples.values)].filter((text) => text !== "" && known?.refuse(text) === null);
}

type Samples = { readonly kind: "checked" | "unchecked"; readonly values: readonly string[] };

function samplesOf(definition: AttributeDefinition, landmarks: Landmarks, valueLists: Definitions["valueLists"]): Samples {
  const { type, values, format } = definition;
  const list = values === undefined ? undefined : definitionOf(valueLists, values);
  if (list !== undefined) return { kind: format ? "checked" : "unchecked", values: list.map(({ value }) => value) };
  switch (type) {
    case "boolean":
      return { kind: "checked", values: ["true", "false"] };
    case "integer":
    case "amount":
    case "decimal":
      return { kind: "checked", values: sampleNumbers(landmarks, DECIMALS[type]) };
    case "instant":
      return { kind: "checked", values: sampleInstants(landmarks) };
    case "choice":
    case "text":
      return format ? formattedTexts(format, landmarks) : { kind: "checked", values: anyText(landmarks) };
    default:
      return unreachable(type);
  }
}

function anyText(landmarks: Landmarks): readonly string[] {
  return [
    ...sampleTexts(landmarks),
    ...(landmarks.asNumbers ? sampleNumbers(landmarks, null) : []),
    ...(landmarks.asInstants ? sampleInstants(landmarks) : []),
  ];
}

/** A format that no samples can be made of is left out of account: to call a line dead, one must be certain. */
function formattedTexts(format: string, landmarks: Landmarks): Samples {
  const samples = formatSamples(format);
  if (samples === null) return { kind: "unchecked", values: anyText(landmarks) };
  return { kind: "checked", values: [...anyText(landmarks), ...carriedOn(landmarks, samples)] };
}
