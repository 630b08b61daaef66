import type { TaxRateView } from "#lib/domain/product/product-view.ts";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { PeriodText } from "../product/period-text.tsx";
import { ValidityPill } from "../product/validity-pill.tsx";

type TaxStepsProps = { readonly label: string; readonly steps: readonly TaxRateView[]; readonly zone: string };

/** How many per cent from when until when, in the order given. */
export function TaxSteps({ label, steps, zone }: TaxStepsProps) {
  return (
    <ul aria-label={label} className="grid">
      {steps.map(({ percent, validFrom, validTo, validity }) => (
        <li key={validFrom} className="flex min-h-8 flex-wrap items-center gap-x-4 border-line-soft border-b last:border-b-0">
          <span className="figures w-16 font-medium">{formatQuantity(percent)} %</span>
          <span className="mr-auto">
            <PeriodText from={validFrom} to={validTo} zone={zone} />
          </span>
          <ValidityPill validity={validity} />
        </li>
      ))}
    </ul>
  );
}
