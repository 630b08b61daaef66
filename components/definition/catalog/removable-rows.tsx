"use client";

import { CircleAlert, Plus } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { nextKey } from "#lib/domain/catalog/catalog-draft.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

type Keyed = { readonly key: number };

export type RemovableRowsProps<Row extends Keyed> = {
  readonly title: string;
  readonly description: string;
  /** "lines": its button is where the error summary leads for what concerns all rows. */
  readonly field: string;
  readonly addLabel: string;
  /** Where there is none. */
  readonly none: string;
  readonly error: string | undefined;
  readonly className?: string;
  /** Said above the rows. */
  readonly notice?: ReactNode;
  readonly rows: readonly Row[];
  readonly fresh: Omit<Row, "key">;
  readonly withKey: (fresh: Omit<Row, "key">, key: number) => Row;
  /** The id of the control that a new row begins with. */
  readonly firstOf: (row: Row) => string;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, place: { readonly index: number; readonly onRemove: () => void }) => ReactNode;
};

/** Rows that are added and taken out. The focus goes to what was added, and back to the button when a row is gone. */
export function RemovableRows<Row extends Keyed>(props: RemovableRowsProps<Row>) {
  const { title, description, field, addLabel, none, error, className, notice, rows, fresh, withKey, firstOf, onChange, children } = props;
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<string | null>(null);

  // After every render: the control of an added row exists only then.
  useEffect(() => {
    if (added.current === null) return;
    document.getElementById(added.current)?.focus();
    added.current = null;
  });

  function add(): void {
    const row = withKey(fresh, nextKey(rows));
    added.current = firstOf(row);
    onChange([...rows, row]);
  }

  return (
    <Panel
      title={title}
      description={description}
      {...(className === undefined ? {} : { className })}
      actions={
        <Button ref={addButton} id={fieldId(field)} size="small" onClick={add}>
          <Plus aria-hidden="true" />
          {addLabel}
        </Button>
      }
    >
      {error === undefined ? null : (
        <p className="flex items-start gap-1.5 pb-2 text-negative text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
      {notice}
      {rows.length === 0 ? <p className="text-muted">{none}</p> : null}
      <div className="grid gap-4">
        {rows.map((row, index) =>
          children(row, {
            index,
            onRemove: () => {
              onChange(rows.filter(({ key }) => key !== row.key));
              addButton.current?.focus();
            },
          }),
        )}
      </div>
    </Panel>
  );
}
