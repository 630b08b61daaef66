import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { UsageUdrType } from "#lib/rating/usage.ts";
import type { Refusal } from "../refusal.ts";
import { type KnownAttribute, knownAttributes } from "../usage-line/known-attribute.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import type { UdrTypeDefinition } from "./definitions-schema.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

/** What all questions about one document share: made once, however many are asked. */
export type PriceBook = {
  readonly book: CompiledRateBook;
  readonly udrTypes: ReadonlyMap<string, KnownUdrType>;
};

/** What usage of a UDR type is measured in and checked against. */
export type KnownUdrType = {
  readonly usage: UsageUdrType;
  readonly unit: string;
  /** Whether the document brought it along, so that nobody but it says what the unit is called. */
  readonly isOwn: boolean;
  readonly attributes: readonly KnownAttribute[];
};

type Unresolved = {
  readonly document: PricePlanDocument;
  /** The console's own; what the document brings along stands before it. */
  readonly definitions: Definitions;
  /** "3", "draft", or null. */
  readonly version: string | null;
};

/** Of a document that was never published, or what keeps it from pricing. */
export function resolvePriceBook({ document, definitions, version }: Unresolved): Result<PriceBook, Refusal> {
  const book = resolveRateBook(document, definitions);
  if (!book.ok) return refused(book.refusal[0] ?? { code: "DOCUMENT_INVALID" });
  const own = new Set(Object.keys(document.udrTypes ?? {}));
  return ok({ book: compileRateBook(book.value, version), udrTypes: knownUdrTypes(definitionsFor(document, definitions), own) });
}

/** Of a published version, by the very book that bills. */
export function publishedPriceBook(book: CompiledRateBook, definitions: Definitions): PriceBook {
  return { book, udrTypes: knownUdrTypes(definitions, new Set()) };
}

function knownUdrTypes({ udrTypes, valueLists }: Definitions, own: ReadonlySet<string>): ReadonlyMap<string, KnownUdrType> {
  return new Map(
    Object.entries(udrTypes).map(([code, definition]) => [
      code,
      {
        usage: { code, unitDecimals: definition.unitDecimals, split: definition.split ?? false },
        unit: definition.unit,
        isOwn: own.has(code),
        attributes: own.has(code) ? knownAttributes(definition, valueLists) : knownAttributes(withoutMandatory(definition), valueLists),
      },
    ]),
  );
}

/** An order asks for all that is mandatory; a question about a price only for what the price depends on, which the engine sees to. */
function withoutMandatory(definition: UdrTypeDefinition): UdrTypeDefinition {
  const entries = Object.entries(definition.attributes);
  const attributes = Object.fromEntries(entries.map(([key, attribute]) => [key, { ...attribute, mandatory: false }] as const));
  return { ...definition, attributes };
}
