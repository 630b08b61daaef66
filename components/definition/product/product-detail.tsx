import { CATALOG_STATE_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { type ProductView, RATING_NAMES, SERVICE_TYPE_NAMES } from "#lib/domain/product/product-view.ts";
import { Code } from "../../ui/code.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { TaxSteps } from "../tax-rate/tax-steps.tsx";
import { PeriodText } from "./period-text.tsx";
import { PriceLineList } from "./price-line-list.tsx";

type ProductProps = { readonly product: ProductView; readonly zone: string };

export function ProductDetail({ product, zone }: ProductProps) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Definition product={product} zone={zone} />
        <TaxRates product={product} zone={zone} />
        <Delivery product={product} />
      </div>
      <div className="grid min-w-0 gap-4">
        <Prices product={product} />
        <Offers product={product} zone={zone} />
        <DefinitionHistory history={product.history} zone={zone} />
      </div>
    </div>
  );
}

function Definition({ product, zone }: ProductProps) {
  const { code, productType, family, rating, validFrom, validTo } = product;
  const [defaultUdrType] = productType.udrTypes;
  return (
    <Panel title="Definition">
      <DescriptionList
        items={[
          { term: "Code", value: <Code>{code}</Code> },
          {
            term: "Product type",
            value: <TextLink href={routeHref(`/product-types/${encodeURIComponent(productType.code)}`)}>{productType.name}</TextLink>,
          },
          {
            term: "Kind",
            value: productType.serviceType === null ? "Physical good" : `${SERVICE_TYPE_NAMES[productType.serviceType]} service`,
          },
          {
            term: "Family",
            value: family ? (
              <TextLink href={routeHref(`/product-families/${encodeURIComponent(family.code)}`)}>{family.name}</TextLink>
            ) : null,
          },
          {
            term: "Recorded as",
            value: defaultUdrType ? (
              <TextLink href={routeHref(`/udr-types/${encodeURIComponent(defaultUdrType.code)}`)}>{defaultUdrType.name}</TextLink>
            ) : null,
          },
          {
            term: "Priced",
            value: rating === "here" ? `${RATING_NAMES.here}, by price plans` : `${RATING_NAMES.elsewhere}: amounts come with the usage`,
          },
          { term: "Valid", value: <PeriodText from={validFrom} to={validTo} zone={zone} /> },
        ]}
      />
    </Panel>
  );
}

function TaxRates({ product: { taxRate, taxRates }, zone }: ProductProps) {
  return (
    <Panel title="Tax" description="Read when usage is rated, and kept with the amount">
      <p className="pb-1">
        {taxRate === null ? (
          "It has its own."
        ) : (
          <>
            It shares the tax rate <TextLink href={routeHref(`/tax-rates/${encodeURIComponent(taxRate.code)}`)}>{taxRate.name}</TextLink>{" "}
            with other products.
          </>
        )}
      </p>
      {taxRates.length === 0 ? (
        <p className="text-muted">No tax rate: its usage is rated without tax.</p>
      ) : (
        <TaxSteps label="Tax rates, newest first" steps={taxRates} zone={zone} />
      )}
    </Panel>
  );
}

function Delivery({ product: { providerCodes, productType } }: { readonly product: ProductView }) {
  return (
    <Panel title="Delivery" description="What a provisioning provider calls the product">
      {providerCodes.length > 0 ? (
        <DescriptionList items={providerCodes.map(({ provider, code }) => ({ term: provider.name, value: <Code>{code}</Code> }))} />
      ) : (
        <p className="text-muted">
          {productType.usedForProvisioning
            ? "No provider has a code for it, so an order that must be delivered is refused."
            : "Products of this type need no delivery."}
        </p>
      )}
    </Panel>
  );
}

function Prices({ product: { priceLines, rating } }: { readonly product: ProductView }) {
  return (
    <Panel title="Prices in force" description="One line per price plan: the product's own rate beats its type's, which beats its family's">
      {priceLines.length > 0 ? (
        <PriceLineList lines={priceLines} />
      ) : (
        <p className="text-muted">
          {rating === "here" ? "No price plan in force has a rate for it: an order is refused." : "Priced elsewhere."}
        </p>
      )}
    </Panel>
  );
}

function Offers({ product: { catalogs }, zone }: ProductProps) {
  return (
    <Panel title="Offered by" description="Catalogs with a line for the product, its type or its family">
      {catalogs.length === 0 ? (
        <p className="text-muted">No catalog offers it.</p>
      ) : (
        <ul className="grid gap-2.5">
          {catalogs.map(({ code, name, state, through, availableFrom, availableTo }) => (
            <li key={`${code} ${through.kind} ${through.code}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0">
                <TextLink href={routeHref(`/catalogs/${encodeURIComponent(code)}`)} className="font-medium">
                  {name}
                </TextLink>{" "}
                <span className="text-muted">
                  through {through.kind === "product" ? "a line of its own" : through.name}
                  {availableFrom === null && availableTo === null ? null : (
                    <>
                      , <PeriodText from={availableFrom} to={availableTo} zone={zone} />
                    </>
                  )}
                </span>
              </span>
              <StatusPill tone={state === "effective" ? "positive" : "neutral"} mark={state === "draft" ? "open" : "full"}>
                {CATALOG_STATE_NAMES[state]}
              </StatusPill>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
