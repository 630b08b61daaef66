"use client";

import { ExactInput, type ExactInputProps } from "./exact-input.tsx";

type QuantityFieldProps = Omit<ExactInputProps, "before" | "after"> & { readonly unit: string };

/** A quantity, as exact text, with its unit beside it. */
export function QuantityField({ unit, ...rest }: QuantityFieldProps) {
  return <ExactInput {...rest} after={unit} />;
}
