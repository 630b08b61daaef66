import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import { CATALOG_STATE_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { BoundedCount } from "#lib/domain/home/home-view.ts";
import type { PriceLine } from "#lib/domain/product/price-lines.ts";
import {
  CLASSIFICATION_NAMES,
  COMPOSITION_NAMES,
  type ProductListItem,
  type ProductTypeView,
  SERVICE_TYPE_NAMES,
} from "#lib/domain/product/product-view.ts";
import { Code } from "../ui/code.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { PriceLineList } from "./price-line-list.tsx";
import { ValidityPill } from "./validity-pill.tsx";

type ProductTypeDetailProps = {
  readonly type: ProductTypeView;
  readonly products: readonly ProductListItem[];
  readonly total: BoundedCount;
  readonly catalogs: readonly (Reference & { readonly state: CatalogState })[];
  readonly priceLines: readonly PriceLine[];
};

export function ProductTypeDetail({ type, products, total, catalogs, priceLines }: ProductTypeDetailProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Definition type={type} />
        <Panel title="Offered by" description="Catalogs with a line for the whole type">
          {catalogs.length === 0 ? (
            <p className="text-muted">No catalog offers the whole type.</p>
          ) : (
            <ul className="grid gap-1.5">
              {catalogs.map(({ code, name, state }) => (
                <li key={code}>
                  <TextLink href={routeHref(`/catalogs/${encodeURIComponent(code)}`)}>{name}</TextLink>{" "}
                  <span className="text-muted">· {CATALOG_STATE_NAMES[state]}</span>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <Panel title="Prices in force" description="Rates of price plans for the whole type">
          {priceLines.length > 0 ? (
            <PriceLineList lines={priceLines} />
          ) : (
            <p className="text-muted">No price plan in force has a rate for the whole type.</p>
          )}
        </Panel>
      </div>
      <Products type={type} products={products} total={total} />
    </div>
  );
}

function Definition({ type }: { readonly type: ProductTypeView }) {
  return (
    <Panel title="Definition">
      <DescriptionList
        items={[
          { term: "Code", value: <Code>{type.code}</Code> },
          { term: "Classification", value: CLASSIFICATION_NAMES[type.classification] },
          { term: "Service type", value: type.serviceType === null ? null : SERVICE_TYPE_NAMES[type.serviceType] },
          { term: "Composition", value: COMPOSITION_NAMES[type.composition] },
          {
            term: "Provisioning",
            value: type.usedForProvisioning ? "An order is sent to the provisioning provider" : "Nothing is sent to a provider",
          },
          { term: "UDR types", value: type.udrTypes.length > 0 ? <UdrTypes type={type} /> : null },
        ]}
      />
    </Panel>
  );
}

function UdrTypes({ type: { udrTypes } }: { readonly type: ProductTypeView }) {
  return (
    <ul className="grid gap-1">
      {udrTypes.map(({ code, name, isDefault }) => (
        <li key={code} className="flex items-center gap-2">
          <TextLink href={routeHref(`/udr-types/${encodeURIComponent(code)}`)}>{name}</TextLink>
          {isDefault ? <Tag>default</Tag> : null}
        </li>
      ))}
    </ul>
  );
}

function Products({ type, products, total }: Pick<ProductTypeDetailProps, "type" | "products" | "total">) {
  const all = `/products?type=${encodeURIComponent(type.code)}`;
  return (
    <Panel
      title="Products"
      description={`${total.isMore ? "More than " : ""}${total.count.toLocaleString("en-GB")} of this type`}
      actions={total.count > 0 ? <TextLink href={routeHref(all)}>See all</TextLink> : null}
    >
      {products.length === 0 ? (
        <p className="text-muted">No product has this type yet.</p>
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
