import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { discountInWords } from "#lib/domain/price-plan/discount-words.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";

/** The discounts that a plan brings along. Nothing where it has none: most have none. */
export function DiscountList({ discounts, currency }: { readonly discounts: readonly Discount[]; readonly currency: string }) {
  if (discounts.length === 0) return null;
  return (
    <Panel title="Discounts" description="Taken off what the rates come to">
      <ul className="grid gap-2">
        {discounts.map((discount) => (
          <li key={`${discount.code} ${discount.version}`} className="flex flex-wrap items-baseline gap-x-2">
            <Code>{discount.code}</Code>
            <span>{discountInWords(discount, currency)}</span>
            {discount.version === 1 ? null : <span className="text-muted text-xs">{`version ${discount.version}`}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
