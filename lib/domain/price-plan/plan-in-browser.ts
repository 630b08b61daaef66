import type { PricePlanView, VersionView } from "./price-plan-view.ts";

/** A version without what can be as long as the plan: its document, its definitions, and what it changed. */
export type VersionHeadView = Omit<VersionView, "document" | "own" | "changes">;

/** A plan as its page sends it to the browser: of all versions what they are called and how they stand. */
export type PlanInBrowser = Omit<PricePlanView, "versions"> & { readonly versions: readonly VersionHeadView[] };

/** The one whose prices are shown; those of the others are fetched when somebody asks for them. */
export type ShownVersion = Pick<VersionView, "version" | "document" | "own">;

export function planInBrowser(view: PricePlanView): PlanInBrowser {
  return { ...view, versions: view.versions.map(({ document: _document, own: _own, changes: _changes, ...head }) => head) };
}

/** Of the version in force; of the first one that is scheduled while none is. Null of a plan without versions. */
export function shownVersion({ versions }: Pick<PricePlanView, "versions">): VersionView | null {
  return versions.find(({ state }) => state === "live") ?? versions.at(-1) ?? null;
}

export function shownInBrowser({ version, document, own }: VersionView): ShownVersion {
  return { version, document, own };
}
