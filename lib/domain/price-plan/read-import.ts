import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { checkPublication } from "./check-publication.ts";
import { diffDocuments } from "./diff-documents.ts";
import { errorAt, type Finding } from "./finding.ts";
import { withoutPrices } from "./first-document.ts";
import { besideOther, checkImportedProducts, refuseOtherPlan, withoutOwnDefinitions } from "./import-document.ts";
import type { ImportTarget } from "./import-target.ts";
import { type NamedChange, namedChanges } from "./named-change.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { knownOfferOf } from "./rate-definitions.ts";
import { readDocument } from "./read-document.ts";

export type ImportReading =
  /** Why it cannot be put into the draft. */
  | { readonly kind: "refused"; readonly findings: readonly Finding[] }
  | {
      readonly kind: "readable";
      /** As it would be stored. */
      readonly document: PricePlanDocument;
      readonly changes: readonly NamedChange[];
      /** What is to know before it is submitted; a draft may be kept with errors. */
      readonly findings: readonly Finding[];
    };

/** What would come of a text that somebody wants in the draft. Nothing is stored. */
export function readImport(text: string, target: ImportTarget): ImportReading {
  const json = parseJson(text);
  if ("problem" in json) return refusedFor(errorAt("", `It is not JSON. ${json.problem}`));
  const read = readDocument(json.value);
  if (!read.ok) return { kind: "refused", findings: read.refusal };
  const other = refuseOtherPlan(read.value, target.plan);
  if (other !== null) return refusedFor(errorAt(other.path ?? "", refusalSentence(other)));
  return readable(read.value, target);
}

function readable(imported: PricePlanDocument, { definitions, names, before, now }: ImportTarget): ImportReading {
  const own = definitions.definitions;
  const document = withoutOwnDefinitions(imported, own);
  // Nothing is there before a plan's first prices: each of them is new.
  const prior = before ?? withoutPrices(document);
  const after = besideOther(document, prior, own);
  const earlier = besideOther(prior, document, own);
  const instant = present(parseInstant(now), `the instant ${now}`);
  return {
    kind: "readable",
    document,
    changes: namedChanges(diffDocuments(earlier, after), { definitions, names, before: earlier, after }),
    findings: [...checkImportedProducts(imported, definitions.products), ...checkPublication(document, knownOfferOf(definitions), instant)],
  };
}

function refusedFor(finding: Finding): ImportReading {
  return { kind: "refused", findings: [finding] };
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "" };
  }
}
