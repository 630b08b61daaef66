import { ArrowRight } from "lucide-react";
import { Amount } from "#components/ui/amount.tsx";
import { Code } from "#components/ui/code.tsx";
import type { SamplePrice } from "#lib/domain/price-plan/sample.ts";

/** A price, or that there is none and why. */
export function SamplePriceText({ price }: { readonly price: SamplePrice }) {
  if ("total" in price) return <Amount value={price.total} currency={price.currency} />;
  return (
    <span className="whitespace-nowrap">
      no price, <Code>{price.refusal}</Code>
    </span>
  );
}

/** What was expected, and what it would be. */
export function SamplePriceChange({ expected, now }: { readonly expected: SamplePrice; readonly now: SamplePrice }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className="text-muted">
        <SamplePriceText price={expected} />
      </span>
      <ArrowRight className="size-3.5 text-muted" aria-hidden="true" />
      <span className="sr-only">becomes</span>
      <span className="font-semibold">
        <SamplePriceText price={now} />
      </span>
    </span>
  );
}
