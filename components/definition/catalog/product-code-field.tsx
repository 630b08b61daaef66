"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { catalogKeys, fetchProductsNamed } from "./catalog-queries.ts";

type ProductCodeFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly code: string;
  readonly onChange: (code: string) => void;
};

const SETTLE_MILLIS = 200;

/** A product by its code. There may be thousands, so the browser's own list offers those that match what is typed. */
export function ProductCodeField({ id, label, error, code, onChange }: ProductCodeFieldProps) {
  const listId = useId();
  const q = useSettled(code.trim(), SETTLE_MILLIS);
  const found = useQuery({
    queryKey: catalogKeys.products(q),
    queryFn: ({ signal }) => fetchProductsNamed(q, signal),
    placeholderData: keepPreviousData,
  });
  const known = found.data?.find((product) => product.code === code.trim());
  return (
    <Field id={id} label={label} hint={known?.name ?? "Its code, or part of its name."} error={error}>
      {(control) => (
        <>
          <Input
            {...control}
            list={listId}
            value={code}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            className="font-mono"
            onChange={(event) => onChange(event.target.value.toUpperCase())}
          />
          <datalist id={listId}>
            {(found.data ?? []).map((product) => (
              <option key={product.code} value={product.code}>
                {product.name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
