"use client";

import { useState } from "react";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { StoredProduct } from "#lib/domain/product/product-content.ts";
import { nextProductDraft, type ProductDraft, productInput, readProductDraft } from "#lib/domain/product/product-draft.ts";
import type { SaveProductForm } from "#lib/domain/product/product-schema.ts";
import type { SharedTaxRate } from "#lib/domain/tax-rate/tax-rate.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Button } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/key-hint.tsx";
import { usePageKeys } from "../../ui/page-keys.ts";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { DefinitionNames } from "../definition-names.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";
import { inZone } from "./instants-in-zone.ts";
import { PricedByPanel } from "./priced-by-panel.tsx";
import { ProductKindFields } from "./product-kind-fields.tsx";
import { ProductTaxFields } from "./product-tax-fields.tsx";
import { ProductValidityFields } from "./product-validity-fields.tsx";

type ProductEditorProps = {
  readonly initial: ProductDraft;
  /** What it changes; null makes a new product. */
  readonly stored: StoredProduct | null;
  readonly types: readonly (Reference & { readonly isUsage: boolean })[];
  readonly families: readonly Reference[];
  readonly sharedRates: readonly SharedTaxRate[];
  /** The installation's, on whose wall clocks times are typed. */
  readonly zone: string;
  readonly now: Instant;
  readonly save: Action<SaveProductForm, { readonly code: string; readonly revision: number }>;
};

const MEMBERS = {
  name: "Name",
  description: "Description",
  type: "Product type",
  family: "Family",
  rating: "Priced",
  validFrom: "Valid from",
  validTo: "Valid to",
  taxRate: "Takes its tax from",
  taxRates: "Tax rates",
} as const;

const FIELDS = /^(?:code|name|description|type|family|rating|validFrom|validTo|taxRates|taxRate)/;

/** A product as it is added or changed, with what would price it beside it. */
export function ProductEditor({ initial, stored, types, families, sharedRates, zone, now, save }: ProductEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [begun, setBegun] = useState(initial);
  const isNew = stored === null;
  const [hasOwnCode, setHasOwnCode] = useState(!isNew);
  const setting = { zone, now, stored, sharedRates };
  const reading = readProductDraft(draft, setting);
  const form = useDefinitionForm<SaveProductForm>({
    save,
    input: productInput(draft, reading),
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision }),
    revision: stored?.revision ?? null,
    problems: reading.problems,
    fieldOf: (path) => FIELDS.exec(path)?.[0] ?? null,
    what: "Product",
    list: "/products",
  });

  function change(part: Partial<ProductDraft>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    form.touched();
    setDraft((current) => ({ ...current, ...part, ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}) }));
  }

  function saveAndAddAnother(): void {
    form.submitThen(() => {
      const next = nextProductDraft(draft);
      setDraft(next);
      setBegun(next);
      setHasOwnCode(false);
      document.getElementById(fieldId("name"))?.focus();
    });
  }
  usePageKeys([{ keys: "Ctrl Shift Enter", label: "Save and add another", run: saveAndAddAnother, isOffered: () => isNew }]);

  const back = isNew ? "/products" : `/products/${encodeURIComponent(draft.code)}`;
  return (
    <DefinitionForm
      form={{ ...form, refusal: inZone(form.refusal, zone) }}
      dirty={JSON.stringify(draft) !== JSON.stringify(begun)}
      back={back}
      members={MEMBERS}
      actions={
        isNew ? (
          <Button pending={form.pending} onClick={saveAndAddAnother}>
            Save and add another
            <KeyHint keys="Ctrl Shift Enter" />
          </Button>
        ) : null
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title="Definition">
            <div className="grid gap-4">
              <DefinitionNames value={draft} onChange={change} errorOf={form.errorOf} isNew={isNew} />
              <ProductKindFields draft={draft} types={types} families={families} errorOf={form.errorOf} onChange={change} />
            </div>
          </Panel>
          <ProductValidityFields draft={draft} reading={reading} zone={zone} errorOf={form.errorOf} onChange={change} />
          <ProductTaxFields draft={draft} setting={setting} errorOf={form.errorOf} onChange={change} />
        </div>
        <PricedByPanel draft={draft} isUsage={types.some(({ code, isUsage }) => code === draft.type && isUsage)} />
      </div>
    </DefinitionForm>
  );
}
