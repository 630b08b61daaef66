"use client";

import { DiscountFields } from "#components/ui/discount-fields.tsx";
import { useGivableDiscounts } from "#components/ui/use-givable-discounts.ts";
import { useSettled } from "#components/ui/use-settled.ts";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";
import type { AdjustForm } from "./adjust-form-state.ts";

const SETTLE_MILLIS = 250;

type AdjustDiscountsProps = {
  readonly udr: UdrDetail;
  readonly form: AdjustForm;
  readonly onChange: (discounts: readonly AskedDiscount[]) => void;
  readonly errorAt: (path: string) => string | undefined;
};

/** A partial credit that leaves the usage as it was. What the UDR has already may stay or be taken away. */
export function AdjustDiscounts({ udr, form, onChange, errorAt }: AdjustDiscountsProps) {
  const { product, udrType, discounts } = form;
  const metadata = useSettled(form.metadata, SETTLE_MILLIS);
  const offered = useGivableDiscounts(
    { subscriptionId: udr.subscriptionId, product, udrType, metadata: { ...metadata } },
    String(udr.revision),
  );
  const kept = Object.fromEntries(udr.discounts.map(({ code, words }) => [code, words]));
  return <DiscountFields offered={offered} asked={discounts} kept={kept} onChange={onChange} errorAt={errorAt} />;
}
