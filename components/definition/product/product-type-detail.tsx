import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
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
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { CatalogList } from "./catalog-list.tsx";
import { PriceLineList } from "./price-line-list.tsx";
import { ProductsPanel } from "./products-panel.tsx";

type ProductTypeDetailProps = {
  readonly type: ProductTypeView;
  readonly products: readonly ProductListItem[];
  readonly total: BoundedCount;
  readonly catalogs: readonly (Reference & { readonly state: CatalogState })[];
  readonly priceLines: readonly PriceLine[];
  readonly history: readonly DefinitionChange[];
  readonly zone: string;
};

export function ProductTypeDetail({ type, products, total, catalogs, priceLines, history, zone }: ProductTypeDetailProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Definition type={type} />
        <Panel title="Offered by" description="Catalogs with a line for the whole type">
          <CatalogList catalogs={catalogs} none="No catalog offers the whole type." />
        </Panel>
        <Panel title="Prices in force" description="Rates of price plans for the whole type">
          {priceLines.length > 0 ? (
            <PriceLineList lines={priceLines} />
          ) : (
            <p className="text-muted">No price plan in force has a rate for the whole type.</p>
          )}
        </Panel>
      </div>
      <div className="grid min-w-0 gap-4">
        <ProductsPanel
          products={products}
          total={total}
          description="of this type"
          all={`/products?type=${encodeURIComponent(type.code)}`}
          none="No product has this type yet."
        />
        <DefinitionHistory history={history} zone={zone} />
      </div>
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
