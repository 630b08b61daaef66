import type { PriceStep } from "#lib/domain/account/account-view.ts";
import { versionInWords } from "#lib/domain/account/step-words.ts";
import { formatInstant } from "../ui/format-instant.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";

type OfferPricesProps = { readonly steps: readonly PriceStep[]; readonly zone: string; readonly seesPlans: boolean };

/** The plans in the order in which they are asked: the first with a rate for the product decides. */
export function OfferPrices({ steps, zone, seesPlans }: OfferPricesProps) {
  return (
    <Panel title="Price plans" description="Asked in this order; the first with a rate for the product decides">
      {steps.length === 0 ? (
        <p className="text-muted">No price plan applies, so nothing can be ordered.</p>
      ) : (
        <ol aria-label="Price plans" className="grid list-decimal gap-1.5 pl-5">
          {steps.map((step) => (
            <li key={step.code}>
              {seesPlans ? <TextLink href={routeHref(`/price-plans/${encodeURIComponent(step.code)}`)}>{step.name}</TextLink> : step.name}
              <span className="block text-muted text-xs">
                {`${step.because}, ${versionInWords(step, (iso) => formatInstant(instantOf(iso), zone))}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
