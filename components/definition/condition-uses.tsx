import type { ConditionUse } from "#lib/domain/product/price-lines.ts";
import { None } from "../ui/description-list.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";

/** The plans in force that have a rate under this condition, each once. */
export function ConditionUses({ uses }: { readonly uses: readonly ConditionUse[] }) {
  const plans = new Map(uses.map(({ plan, version }) => [plan.code, { plan, version }]));
  if (plans.size === 0) return <None />;
  return (
    <span className="-my-0.5 relative z-1 inline-flex flex-wrap gap-x-2">
      {[...plans.values()].map(({ plan, version }) => (
        <TextLink
          key={plan.code}
          href={routeHref(`/price-plans/${encodeURIComponent(plan.code)}`)}
          className="inline-flex min-h-6 items-center"
        >
          {plan.name} v{version}
        </TextLink>
      ))}
    </span>
  );
}
