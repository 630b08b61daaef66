"use client";

import type { ProductDraft, ProductReading } from "#lib/domain/product/product-draft.ts";
import { plusMillis } from "#lib/kernel/instant.ts";
import { Field } from "../../ui/field.tsx";
import { formatInstant, formatOffset } from "../../ui/format-instant.ts";
import { InstantField } from "../../ui/instant-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

type ProductValidityFieldsProps = {
  readonly draft: ProductDraft;
  readonly reading: ProductReading;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<ProductDraft>) => void;
};

const MINUTE = 60_000;

/** When it can be ordered: from the one instant on, and not any more at the other. */
export function ProductValidityFields({ draft, reading, zone, errorOf, onChange }: ProductValidityFieldsProps) {
  const { validFrom, validTo, occurs } = reading;
  const first =
    occurs.validFrom === "twice" && validFrom !== null
      ? `The clocks show that time twice; the first is meant (${formatOffset(validFrom, zone)}).`
      : null;
  return (
    <Panel title="Validity" description="When it can be ordered; catalogs may narrow it">
      <div className="grid gap-4 @lg:grid-cols-2">
        <Field id={fieldId("validFrom")} label="Valid from" hint={first} error={errorOf("validFrom")}>
          {(control) => (
            <InstantField {...control} zone={zone} value={draft.validFrom} onValueChange={(local) => onChange({ validFrom: local })} />
          )}
        </Field>
        <Field id={fieldId("validTo")} label="Valid to" optional hint={lastMoment({ validTo, zone, occurs })} error={errorOf("validTo")}>
          {(control) => (
            <InstantField {...control} zone={zone} value={draft.validTo} onValueChange={(local) => onChange({ validTo: local })} />
          )}
        </Field>
      </div>
    </Panel>
  );
}

type End = { readonly validTo: ProductReading["validTo"]; readonly zone: string; readonly occurs: ProductReading["occurs"] };

function lastMoment({ validTo, zone, occurs }: End): string {
  if (validTo === null) return "Empty: without end.";
  const last = `Not valid any more from then on; its last minute is ${formatInstant(plusMillis(validTo, -MINUTE), zone)}.`;
  return occurs.validTo === "twice" ? `${last} The clocks show that time twice; the first is meant.` : last;
}
