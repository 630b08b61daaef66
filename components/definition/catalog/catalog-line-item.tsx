import { type CatalogLineView, TARGET_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { namesOf } from "#lib/domain/catalog/condition-in-words.ts";
import { limitInWords, requiredInWords } from "#lib/domain/catalog/term-reason.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { routeHref } from "../../ui/route-href.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { WindowText } from "./window-text.tsx";

/** One line of a catalog: what it stands for now, and what it asks of the subscription. */
export function CatalogLineItem({ line, zone }: { readonly line: CatalogLineView; readonly zone: string }) {
  const { target, availableFrom, availableTo, isAvailableNow, products, hasMoreProducts } = line;
  return (
    <li className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-semibold">{target.name}</h3>
        <Tag>{TARGET_NAMES[target.kind]}</Tag>
        {isAvailableNow ? null : (
          <StatusPill tone="caution" mark="open">
            Outside its window
          </StatusPill>
        )}
        <span className="ml-auto text-muted">
          <WindowText from={availableFrom} to={availableTo} zone={zone} />
        </span>
      </div>
      <Terms line={line} />
      {products.length === 0 ? (
        <p className="mt-1 text-muted">No product belongs to it.</p>
      ) : (
        <ul className="mt-1.5 grid border-line-soft border-t">
          {products.map(({ code, name, validity, archivedAt }) => (
            <li key={code} className="flex min-h-9 items-center justify-between gap-3 border-line-soft border-b last:border-b-0">
              <TextLink href={routeHref(`/products/${encodeURIComponent(code)}`)} className="min-w-0 truncate">
                {name}
              </TextLink>
              <span className="whitespace-nowrap text-muted text-xs">{archivedAt === null ? VALIDITY[validity] : "archived"}</span>
            </li>
          ))}
        </ul>
      )}
      {hasMoreProducts ? <p className="mt-1 text-muted text-xs">And more; the products page has them all.</p> : null}
    </li>
  );
}

const VALIDITY = { valid: "valid now", notYet: "not valid yet", over: "no longer valid" } as const;

function Terms({ line: { requires, excludes, limit } }: { readonly line: CatalogLineView }) {
  const terms = [
    ...(requires === null ? [] : [`Only beside ${requiredInWords(requires)}`]),
    ...(excludes === null ? [] : [`Not beside ${listInWords(namesOf(excludes), "or")}`]),
    ...(limit === null ? [] : [`At most ${limitInWords(limit)}`]),
  ];
  if (terms.length === 0) return null;
  return (
    <ul aria-label="What it asks of the subscription" className="mt-1 grid gap-0.5 text-muted">
      {terms.map((term) => (
        <li key={term}>{term}</li>
      ))}
    </ul>
  );
}
