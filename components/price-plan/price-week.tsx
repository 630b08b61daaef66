"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { Field } from "#components/ui/field.tsx";
import { QuantityField } from "#components/ui/quantity-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { attributesThatPrice } from "#lib/domain/price-plan/attributes-that-price.ts";
import { definitionsFor } from "#lib/domain/price-plan/definitions.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { metadataInZone, weekHours } from "#lib/domain/price-plan/price-week.ts";
import type { SampledUsage } from "#lib/domain/price-plan/sample.ts";
import { MetadataFields } from "./metadata-fields.tsx";
import type { PriceEngine } from "./price-engine.ts";
import { PriceWeekGrid } from "./price-week-grid.tsx";
import { PriceWeekTable } from "./price-week-table.tsx";
import { usePriceWeek } from "./use-price-week.ts";

export type PriceWeekProps = {
  readonly view: DraftView;
  readonly document: PricePlanDocument;
  readonly engine: PriceEngine;
  readonly usage: SampledUsage;
};

const ANY = "";

/** The week as a map of prices, or as a table: of a product, in a zone, for a quantity. */
export function PriceWeek({ view, document: shown, engine, usage }: PriceWeekProps) {
  // As the draft was when this was opened: nobody edits it behind a dialog.
  const [document] = useState(shown);
  const [product, setProduct] = useState(usage.product);
  const [quantity, setQuantity] = useState(usage.quantity);
  const [metadata, setMetadata] = useState(usage.metadata);
  const [zone, setZone] = useState(ANY);
  const [isTable, setTable] = useState(false);
  const { definitions, names } = view;
  const known = definitionsFor(document, definitions.definitions);
  const [hours] = useState(() => weekHours(engine.plainWeekOf(Number.parseInt(view.now.slice(0, 4), 10)), document.timeZone));
  const priced = { document, definitions, names, version: "draft" };
  const { prices, isStale } = usePriceWeek({
    hours,
    usage: { product, quantity: canonicalDecimalText(quantity) ?? quantity, metadata },
    priceOf: (asked) => engine.priceOfSample(priced, asked),
  });
  const type = definitions.products[product]?.productType;
  const unit = type === undefined ? null : (names.productTypes[type]?.unitName ?? null);

  function chooseZone(code: string): void {
    setZone(code);
    const definition = known.zones[code];
    const attributes = attributesThatPrice(document, definitions, product);
    const choicesOf = (key: string) => attributes.find((attribute) => attribute.key === key)?.choices ?? null;
    setMetadata(definition === undefined ? {} : metadataInZone(definition, choicesOf));
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Product">
          {(control) => (
            <Select
              {...control}
              options={Object.keys(definitions.products).map((code) => ({ value: code, label: names.products[code] ?? code }))}
              value={product}
              onValueChange={setProduct}
            />
          )}
        </Field>
        <Field label="Zone" hint={zone === ANY ? undefined : "Fills in what puts usage there."}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: ANY, label: "Any" },
                ...Object.keys(known.zones).map((code) => ({ value: code, label: names.zones[code] ?? code })),
              ]}
              value={zone}
              onValueChange={chooseZone}
            />
          )}
        </Field>
        <Field label="Quantity">
          {(control) => <QuantityField {...control} value={quantity} onValueChange={setQuantity} unit={unit?.toLowerCase() ?? "units"} />}
        </Field>
        <MetadataFields surroundings={view} product={product} document={document} values={metadata} onChange={setMetadata} />
      </div>
      <div className="flex justify-end">
        <Button variant="ghost" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          Show as a table
        </Button>
      </div>
      <div aria-busy={isStale} className={isStale ? "opacity-60 transition-opacity" : "transition-opacity"}>
        {prices.length === 0 ? (
          <Skeleton className="h-64 w-full" />
        ) : isTable ? (
          <PriceWeekTable prices={prices} />
        ) : (
          <PriceWeekGrid prices={prices} currency={document.currency} />
        )}
      </div>
    </div>
  );
}
