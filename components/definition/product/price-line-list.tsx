import type { ReactNode } from "react";
import type { ChargeSummary, PriceLine } from "#lib/domain/product/price-lines.ts";
import { Amount } from "../../ui/amount.tsx";
import { Code } from "../../ui/code.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";

const THROUGH = {
  product: "by its own rate",
  productType: "by the rate of the type",
  family: "by the rate of the family",
} as const satisfies Record<PriceLine["through"], string>;

/** The line of each plan in force that prices a product: the tiered rates in the order in which they are asked, then the base. */
export function PriceLineList({ lines }: { readonly lines: readonly PriceLine[] }) {
  return (
    <ul className="grid gap-4">
      {lines.map((line) => (
        <li key={`${line.plan.code} ${line.version}`} className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={routeHref(`/price-plans/${encodeURIComponent(line.plan.code)}`)} className="font-medium">
              {line.plan.name} v{line.version}
            </TextLink>
            <span className="text-muted">
              {THROUGH[line.through]}: <Code>{line.rateKey}</Code>
            </span>
          </p>
          <ol className="mt-1.5 grid">
            {line.tiers.map(({ level, timeModel, zone, charge }) => (
              <Rate key={level} charge={charge} currency={line.currency}>
                {timeModel === null ? null : (
                  <>
                    During <TextLink href={routeHref(`/time-models/${encodeURIComponent(timeModel.code)}`)}>{timeModel.name}</TextLink>
                  </>
                )}
                {zone === null ? null : `${timeModel === null ? "In" : ", in"} zone ${zone.name}`}
              </Rate>
            ))}
            <Rate charge={line.base} currency={line.currency}>
              {line.tiers.length > 0 ? "Otherwise" : "Always"}
            </Rate>
          </ol>
        </li>
      ))}
    </ul>
  );
}

type RateProps = { readonly charge: ChargeSummary; readonly currency: string; readonly children: ReactNode };

function Rate({ charge, currency, children }: RateProps) {
  return (
    <li className="flex min-h-8 items-center justify-between gap-4 border-line-soft border-b last:border-b-0">
      <span className="min-w-0">{children}</span>
      <span className="whitespace-nowrap text-right">
        {charge.amount === null ? null : <Amount value={charge.amount} currency={currency} emphasis="strong" />}{" "}
        <span className="text-muted">{charge.label}</span>
      </span>
    </li>
  );
}
