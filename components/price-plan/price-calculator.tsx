"use client";

import { type ReactNode, useId, useState } from "react";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { Field } from "#components/ui/field.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { QuantityField } from "#components/ui/quantity-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { instantOfLocalText, localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampledUsage } from "#lib/domain/price-plan/sample.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { MetadataFields } from "./metadata-fields.tsx";
import { PriceAnswerView } from "./price-answer-view.tsx";
import { usePriceEngine } from "./use-price-engine.ts";

export type PricedDocument = Partial<RatingSurroundings> & { readonly version: string; readonly document: PricePlanDocument };

type PriceCalculatorProps = {
  readonly title?: string;
  readonly description: string;
  readonly surroundings: RatingSurroundings;
  readonly zone: string;
  readonly now: string;
  /** Which document prices usage of that instant; null where none does, and a word where it is not there. */
  readonly documentAt: (at: Instant) => PricedDocument | "loading" | "failed" | null;
  /** Another time was typed. */
  readonly onAsk?: (at: Instant) => void;
  /** What it asks about first. */
  readonly initial?: SampledUsage;
  /** What can be done with the usage that it shows. */
  readonly actionsFor?: (usage: SampledUsage) => ReactNode;
};

/** What would this cost? Answered in the browser, by the engine that bills, on the very document that is shown. */
export function PriceCalculator({
  title = "What would this cost?",
  description,
  surroundings,
  zone,
  now,
  documentAt,
  onAsk,
  initial,
  actionsFor,
}: PriceCalculatorProps) {
  const { definitions, names } = surroundings;
  const codes = Object.keys(definitions.products);
  const [product, setProduct] = useState(initial?.product ?? codes[0] ?? "");
  const [quantity, setQuantity] = useState(initial?.quantity ?? "1");
  // A field of minutes: as long as nothing else is typed, the very instant is meant. A version may have gone live within its minute.
  const [begun] = useState(() => instantOf(initial?.at ?? now));
  const [local, setLocal] = useState(() => localTextOf(begun, zone));
  const [metadata, setMetadata] = useState(initial?.metadata ?? {});
  const engine = usePriceEngine();
  const answerId = useId();
  const instantOfText = (text: string) => (text === localTextOf(begun, zone) ? begun : instantOfLocalText(text, zone));
  const at = instantOfText(local);
  const found = at === null ? null : documentAt(at);
  const priced = typeof found === "string" ? null : found;
  const type = definitions.products[product]?.productType;
  const unit = type === undefined ? null : (names.productTypes[type]?.unitName ?? null);
  const question = { product, quantity: canonicalDecimalText(quantity) ?? quantity, metadata };
  function retime(next: string): void {
    setLocal(next);
    const instant = instantOfText(next);
    if (instant !== null) onAsk?.(instant);
  }
  return (
    <Panel title={title} description={description}>
      <div className="grid gap-3">
        <Field label="Product">
          {(control) => (
            <Select
              {...control}
              options={codes.map((code) => ({ value: code, label: names.products[code] ?? code }))}
              value={product}
              onValueChange={setProduct}
            />
          )}
        </Field>
        <Field label="Quantity">
          {(control) => <QuantityField {...control} value={quantity} onValueChange={setQuantity} unit={unit?.toLowerCase() ?? "units"} />}
        </Field>
        <Field label="Used at">{(control) => <InstantField {...control} value={local} onValueChange={retime} zone={zone} />}</Field>
        <MetadataFields
          surroundings={surroundings}
          product={product}
          document={priced?.document ?? null}
          values={metadata}
          onChange={setMetadata}
        />
        <div id={answerId} role="status" aria-label="Price" className="-mx-4 -mb-4 border-t bg-panel px-4 py-3.5">
          {engine === null || found === "loading" ? (
            <Skeleton className="h-20 w-full" />
          ) : at === null ? (
            <p className="text-muted">Give a date and a time.</p>
          ) : found === "failed" ? (
            <p className="text-negative">The prices of that version could not be read. Choose it again in a moment.</p>
          ) : priced === null ? (
            <p className="text-muted">No version of this plan is in force at that time.</p>
          ) : (
            <PriceAnswerView
              result={engine.answerPriceQuestion({ ...surroundings, ...priced }, { ...question, at })}
              version={priced.version}
              productName={names.products[product] ?? product}
            />
          )}
          {at === null || actionsFor === undefined ? null : (
            <div className="mt-3 flex flex-wrap gap-2">{actionsFor({ ...question, at: instantToString(at) })}</div>
          )}
        </div>
      </div>
    </Panel>
  );
}
