import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import { CATALOG_STATE_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";

type CatalogListProps = { readonly catalogs: readonly (Reference & { readonly state: CatalogState })[]; readonly none: string };

export function CatalogList({ catalogs, none }: CatalogListProps) {
  if (catalogs.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul className="grid gap-1.5">
      {catalogs.map(({ code, name, state }) => (
        <li key={code}>
          <TextLink href={routeHref(`/catalogs/${encodeURIComponent(code)}`)}>{name}</TextLink>{" "}
          <span className="text-muted">· {CATALOG_STATE_NAMES[state]}</span>
        </li>
      ))}
    </ul>
  );
}
