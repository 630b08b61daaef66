import type { BoundedCount } from "#lib/domain/home/home-view.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { ValidityPill } from "./validity-pill.tsx";

type ProductsPanelProps = {
  /** The first of them. */
  readonly products: readonly ProductListItem[];
  readonly total: BoundedCount;
  /** "of this type" */
  readonly description: string;
  /** Where all of them are. */
  readonly all: string;
  readonly none: string;
};

export function ProductsPanel({ products, total, description, all, none }: ProductsPanelProps) {
  return (
    <Panel
      title="Products"
      description={`${total.isMore ? "More than " : ""}${total.count.toLocaleString("en-GB")} ${description}`}
      actions={total.count > 0 ? <TextLink href={routeHref(all)}>See all</TextLink> : null}
    >
      {products.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="grid">
          {products.map(({ code, name, validity }) => (
            <li key={code} className="flex min-h-9 items-center justify-between gap-3 border-line-soft border-b last:border-b-0">
              <TextLink href={routeHref(`/products/${encodeURIComponent(code)}`)} className="min-w-0 truncate">
                {name}
              </TextLink>
              <ValidityPill validity={validity} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
