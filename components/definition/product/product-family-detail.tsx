import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { PriceLine } from "#lib/domain/product/price-lines.ts";
import type { ProductFamilyView, ProductListItem } from "#lib/domain/product/product-view.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { CatalogList } from "./catalog-list.tsx";
import { PriceLineList } from "./price-line-list.tsx";
import { ProductsPanel } from "./products-panel.tsx";

type ProductFamilyDetailProps = {
  readonly family: ProductFamilyView;
  readonly products: readonly ProductListItem[];
  readonly catalogs: readonly (Reference & { readonly state: CatalogState })[];
  readonly priceLines: readonly PriceLine[];
  readonly history: readonly DefinitionChange[];
  readonly zone: string;
};

export function ProductFamilyDetail({ family, products, catalogs, priceLines, history, zone }: ProductFamilyDetailProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Panel title="Definition">
          <DescriptionList items={[{ term: "Code", value: <Code>{family.code}</Code> }]} />
        </Panel>
        <Panel title="Offered by" description="Catalogs with a line for the whole family">
          <CatalogList catalogs={catalogs} none="No catalog offers the whole family." />
        </Panel>
        <Panel
          title="Prices in force"
          description="Rates of price plans for the whole family; a product's own rate and its type's beat them"
        >
          {priceLines.length > 0 ? (
            <PriceLineList lines={priceLines} />
          ) : (
            <p className="text-muted">No price plan in force has a rate for the whole family.</p>
          )}
        </Panel>
      </div>
      <div className="grid min-w-0 gap-4">
        <ProductsPanel
          products={products}
          total={{ count: family.products, isMore: false }}
          description="of this family"
          all={`/products?family=${encodeURIComponent(family.code)}`}
          none="No product is of this family yet."
        />
        <DefinitionHistory history={history} zone={zone} />
      </div>
    </div>
  );
}
