import type { DiscountOutcome, OfferedDiscount } from "#lib/domain/offer/offered-discount.ts";
import { CheckList } from "../ui/check-list.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

const OUTCOMES = {
  applies: { text: "Gets it", tone: "positive", mark: "full" },
  depends: { text: "Gets it where the usage fits", tone: "accent", mark: "half" },
  byAgent: { text: "An agent may give it", tone: "accent", mark: "open" },
  not: { text: "Does not get it", tone: "neutral", mark: "cross" },
} as const satisfies Record<DiscountOutcome, unknown>;

type OfferDiscountsProps = { readonly discounts: readonly OfferedDiscount[]; readonly seesDiscounts: boolean };

/** Every discount in force, what it asks, and what was found. */
export function OfferDiscounts({ discounts, seesDiscounts }: OfferDiscountsProps) {
  if (discounts.length === 0) return <p className="text-muted">No discount is in force.</p>;
  return (
    <ul aria-label="Discounts" className="grid gap-4">
      {discounts.map(({ code, name, version, words, outcome, checks }) => {
        const { text, ...look } = OUTCOMES[outcome];
        return (
          <li key={code} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {seesDiscounts ? (
                <TextLink
                  href={routeHref(`/discounts/${encodeURIComponent(code)}`)}
                  className="inline-flex min-h-6 items-center font-medium"
                >
                  {name} v{version}
                </TextLink>
              ) : (
                <span className="font-medium">{name}</span>
              )}
              <StatusPill {...look}>{text}</StatusPill>
            </p>
            <p className="text-muted text-xs">{words}</p>
            <CheckList checks={checks} />
          </li>
        );
      })}
    </ul>
  );
}
