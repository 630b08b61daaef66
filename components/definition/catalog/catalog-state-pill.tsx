import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import { CATALOG_STATE_NAMES } from "#lib/domain/catalog/catalog-view.ts";
import { StatusPill } from "../../ui/status-pill.tsx";

const LOOK = {
  draft: { tone: "neutral", mark: "open" },
  effective: { tone: "positive", mark: "full" },
  notEffective: { tone: "caution", mark: "cross" },
} as const;

export function CatalogStatePill({ state }: { readonly state: CatalogState }) {
  return <StatusPill {...LOOK[state]}>{CATALOG_STATE_NAMES[state]}</StatusPill>;
}
