import type { CatalogTest, TestedLine, TestedProduct } from "#lib/domain/catalog/catalog-test.ts";
import { TARGET_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";

const OUTCOMES = {
  orders: { text: "Can order through it", tone: "positive", mark: "full" },
  wouldOrder: { text: "Could order once it is effective", tone: "accent", mark: "open" },
  refused: { text: "Cannot order through it", tone: "negative", mark: "cross" },
} as const;

/** What is met and what is not, with what was found; then each service, and through which catalog it would be sold. */
export function TestResult({ test }: { readonly test: CatalogTest }) {
  const { subscription, accountName, outcome, checks, lines } = test;
  const { text, ...look } = OUTCOMES[outcome];
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <span>{accountName === null ? subscription : `${accountName}, ${subscription}`}</span>
        <StatusPill {...look}>{text}</StatusPill>
      </p>
      <CheckList checks={checks} />
      {lines.map((line) => (
        <Line key={line.lineId} line={line} />
      ))}
    </>
  );
}

function Line({ line: { target, checks, products, hasMoreProducts } }: { readonly line: TestedLine }) {
  return (
    <div className="grid gap-1.5 border-line-soft border-t pt-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{target.name}</span>
        <Tag>{TARGET_NAMES[target.kind]}</Tag>
      </p>
      <CheckList checks={checks} />
      <ul className="grid gap-0.5 text-xs">
        {products.map((product) => (
          <li key={product.code} className="text-pretty">
            <ProductOutcome product={product} />
          </li>
        ))}
      </ul>
      {hasMoreProducts ? <p className="text-muted text-xs">And more products.</p> : null}
      {products.length === 0 ? <p className="text-muted text-xs">No product belongs to it.</p> : null}
    </div>
  );
}

function ProductOutcome({ product: { name, through, message } }: { readonly product: TestedProduct }) {
  if (through === null) {
    return (
      <>
        <span className="font-medium">{name}</span>: not sold. <span className="text-muted">{message}</span>
      </>
    );
  }
  return (
    <>
      <span className="font-medium">{name}</span>: sold through{" "}
      <TextLink href={routeHref(`/catalogs/${encodeURIComponent(through.code)}`)} className="inline-flex min-h-6 items-center">
        {through.name}
      </TextLink>
    </>
  );
}
