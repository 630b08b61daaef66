import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { RemovableRows, type RemovableRowsProps } from "../catalog/removable-rows.tsx";
import { fieldId } from "../use-definition-form.ts";

type Percent = { readonly key: number; readonly percent: string };

type PercentStepsProps<Row extends Percent> = Omit<RemovableRowsProps<Row>, "firstOf" | "error" | "children"> & {
  /** "Step", "Tax rate": how one of them is called. */
  readonly one: string;
  readonly percentLabel: string;
  readonly percentField: (key: number) => string;
  /** Of a row that nobody changes any more since when it holds; null: it may still be changed. */
  readonly heldSince: (row: Row) => string | null;
  readonly errorOf: (field: string) => string | undefined;
  /** The field of the beginning. */
  readonly children: (row: Row, onChange: (change: Partial<Row>) => void) => ReactNode;
};

/** Percentages that follow each other: of a product, or of a rate that products share. Those that held already stand as they are. */
export function PercentSteps<Row extends Percent>(props: PercentStepsProps<Row>) {
  const { one, percentLabel, percentField, heldSince, errorOf, children, rows, onChange, ...panel } = props;

  function changeRow(key: number, edit: (row: Row) => Row): void {
    onChange(rows.map((row) => (row.key === key ? edit(row) : row)));
  }

  return (
    <RemovableRows<Row>
      {...panel}
      rows={rows}
      error={errorOf(panel.field)}
      firstOf={({ key }) => fieldId(percentField(key))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => {
        const since = heldSince(row);
        if (since !== null) return <HeldStep key={row.key} percent={row.percent} since={since} />;
        const field = percentField(row.key);
        return (
          <fieldset key={row.key} className="grid items-start gap-3 @lg:grid-cols-[9rem_minmax(0,1fr)_auto]">
            <legend className="sr-only">{`${one} ${index + 1}`}</legend>
            <Field id={fieldId(field)} label={percentLabel} error={errorOf(field)}>
              {(control) => (
                <ExactInput
                  {...control}
                  after="%"
                  value={row.percent}
                  onValueChange={(percent) => changeRow(row.key, (each) => ({ ...each, percent }))}
                />
              )}
            </Field>
            {children(row, (change) => changeRow(row.key, (each) => ({ ...each, ...change })))}
            <div className="@lg:pt-6.5">
              <Button variant="ghost" size="square" aria-label={`Remove ${one.toLowerCase()} ${index + 1}`} onClick={onRemove}>
                <Trash2 aria-hidden="true" />
              </Button>
            </div>
          </fieldset>
        );
      }}
    </RemovableRows>
  );
}

function HeldStep({ percent, since }: { readonly percent: string; readonly since: string }) {
  return (
    <p className="flex min-h-8 flex-wrap items-center gap-x-4">
      <span className="figures w-16 font-medium">{formatQuantity(percent)} %</span>
      <span>from {since}</span>
      <span className="text-muted text-xs">stays as it is</span>
    </p>
  );
}
