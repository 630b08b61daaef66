"use client";

import { ExactInput, type ExactInputProps } from "./exact-input.tsx";

type MoneyFieldProps = Omit<ExactInputProps, "before" | "after"> & { readonly currency: string };

/** An amount of money, as exact text, with its currency beside it. */
export function MoneyField({ currency, ...rest }: MoneyFieldProps) {
  return <ExactInput {...rest} before={currency} />;
}
