import { TARGET_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import type { OfferedCatalog } from "#lib/domain/offer/offer-view.ts";
import { CheckList } from "../ui/check-list.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

const OUTCOMES = {
  orders: { text: "Orders through it", tone: "positive", mark: "full" },
  wouldOrder: { text: "Could order once it is effective", tone: "accent", mark: "open" },
  refused: { text: "Cannot order through it", tone: "neutral", mark: "cross" },
} as const;

/** Every catalog, whether something may be ordered through it, and by what it fails. */
export function OfferCatalogs({ catalogs }: { readonly catalogs: readonly OfferedCatalog[] }) {
  return (
    <Panel title="Catalogs" description="Asked in this order; the first that sells a product decides">
      {catalogs.length === 0 ? (
        <p className="text-muted">There is no catalog, so nothing can be ordered.</p>
      ) : (
        <ul aria-label="Catalogs" className="grid gap-4">
          {catalogs.map((catalog) => (
            <Catalog key={catalog.code} catalog={catalog} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Catalog({ catalog: { code, name, outcome, checks, lines } }: { readonly catalog: OfferedCatalog }) {
  const { text, ...look } = OUTCOMES[outcome];
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <TextLink href={routeHref(`/catalogs/${encodeURIComponent(code)}`)} className="inline-flex min-h-6 items-center font-medium">
          {name}
        </TextLink>
        <StatusPill {...look}>{text}</StatusPill>
      </p>
      <CheckList checks={checks} />
      <ul aria-label={`Lines of ${name}`} className="grid gap-1.5 border-line-soft border-l pl-3">
        {lines.map((line) => (
          <li key={line.lineId}>
            <span className="font-medium">{line.name}</span> <span className="text-muted text-xs">{TARGET_NAMES[line.kind]}</span>
            <CheckList checks={line.checks} />
          </li>
        ))}
      </ul>
    </li>
  );
}
