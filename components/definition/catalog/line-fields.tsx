"use client";

import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import { fieldOf, type LineDraft, NEW_LINE } from "#lib/domain/catalog/catalog-draft.ts";
import { fieldId } from "../use-definition-form.ts";
import { LineRow } from "./line-row.tsx";
import { RemovableRows } from "./removable-rows.tsx";

type LineFieldsProps = {
  readonly rows: readonly LineDraft[];
  readonly choices: CatalogChoices;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly LineDraft[]) => void;
};

/** What it sells: products, or whole types and families, each with what it asks of the subscription. */
export function LineFields({ rows, choices, zone, errorOf, onChange }: LineFieldsProps) {
  return (
    <RemovableRows
      title="Services"
      description="What it sells. Of several lines for one product the narrowest decides: product, then type, then family"
      field="lines"
      addLabel="Add a service"
      none="Nothing yet. Without a service it cannot be set as effective."
      error={errorOf("lines")}
      rows={rows}
      fresh={NEW_LINE}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(fieldOf("lines", key, "kind"))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <LineRow
          key={row.key}
          row={row}
          number={index + 1}
          choices={choices}
          zone={zone}
          errorOf={errorOf}
          onRemove={onRemove}
          onChange={(change) => onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)))}
        />
      )}
    </RemovableRows>
  );
}
