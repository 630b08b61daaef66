import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type Archived, decideArchive } from "../definition/decide-archive-definition.ts";
import { staleRefusal } from "../definition/decide-save-definition.ts";
import type { Refusal } from "../refusal.ts";
import type { Catalog, StoredCatalog } from "./catalog.ts";
import { contentOfCatalog, storedCatalogDefinition } from "./catalog-content.ts";
import { type CatalogPartFacts, cycleWith, NO_LINE } from "./decide-save-catalog.ts";
import { isValidAhead } from "./validity-stretches.ts";

type Looked = {
  readonly stored: StoredCatalog | null;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly editor: string | null;
};

export type CatalogSurroundings = {
  readonly parts: CatalogPartFacts;
  /** The other catalogs in use. */
  readonly others: readonly Catalog[];
  readonly now: Instant;
};

/** Orders are taken through it from now on: only what could sell something, now or later, becomes effective. */
export function decideSetEffective(look: Looked, surroundings: CatalogSurroundings): Result<Archived, Refusal> {
  const looked = look.stored?.state === "effective" ? unchanged(look.stored) : asLookedAt(look);
  if (!looked.ok) return looked;
  const { stored, revision } = looked.value;
  if (stored.state === "effective") return ok({ isChanged: false, revision });
  const problems = readinessProblems(stored, surroundings);
  if (problems.length > 0) return refused({ code: "CATALOG_NOT_READY", params: { problems: problems.join(" ") } });
  return ok({ isChanged: true, revision: revision + 1 });
}

/** No new orders; what was ordered and recorded stays as it is. */
export function decideSetNotEffective(look: Looked): Result<Archived, Refusal> {
  const looked = look.stored?.state === "notEffective" ? unchanged(look.stored) : asLookedAt(look);
  if (!looked.ok) return looked;
  const { stored, revision } = looked.value;
  if (stored.state === "notEffective") return ok({ isChanged: false, revision });
  if (stored.state === "draft") return refused({ code: "CATALOG_NOT_EFFECTIVE", params: { catalog: stored.name } });
  return ok({ isChanged: true, revision: revision + 1 });
}

/** What sells is not put away. A draft, and one that was ended, may be: orders that came through it go on showing it. */
export function decideArchiveCatalog(look: Looked): Result<Archived, Refusal> {
  const { stored, revision, editor } = look;
  const decided = decideArchive({ stored: stored && storedCatalogDefinition(stored), revision, editor, users: [] });
  return decided.ok && decided.value.isChanged && stored?.state === "effective" ? refused({ code: "CATALOG_EFFECTIVE" }) : decided;
}

type AsLookedAt = { readonly stored: StoredCatalog; readonly revision: number };

/** What it is already, it may be told again: a retry is no conflict. */
function unchanged(stored: StoredCatalog): Result<AsLookedAt, Refusal> {
  return stored.archivedAt === null ? ok({ stored, revision: stored.revision }) : refused({ code: "DEFINITION_ARCHIVED" });
}

function asLookedAt({ stored, revision, editor }: Looked): Result<AsLookedAt, Refusal> {
  if (stored === null) return refused({ code: "NOT_FOUND" });
  if (stored.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
  return stored.revision === revision ? ok({ stored, revision }) : refused(staleRefusal(storedCatalogDefinition(stored), editor));
}

/** Everything that stands against its being effective, each as a sentence that says what to do. */
export function readinessProblems(catalog: Catalog, { parts, others, now }: CatalogSurroundings): readonly string[] {
  const { lines, validity } = catalog;
  const cycle = cycleWith(contentOfCatalog(catalog).lines, { others, parts });
  const archived = lines.flatMap(({ target }) => (parts.targets[target.kind].get(target.code)?.isArchived ? [target.name] : []));
  const gone = lines.flatMap(({ requires }) =>
    (requires?.codes ?? []).flatMap((code, index) => (parts.services.get(code)?.isArchived ? [requires?.names[index] ?? code] : [])),
  );
  const isOver = lines.length > 0 && lines.every(({ availableTo }) => availableTo !== null && availableTo <= now);
  return [
    ...(lines.length === 0 ? [NO_LINE] : []),
    ...(isValidAhead(validity, now) ? [] : ["It is valid at no time from now on: give it a period to come."]),
    ...(isOver ? ["The windows of all its lines are over."] : []),
    ...[...new Set(archived)].map((name) => `${name} is archived: take its line out, or restore it.`),
    ...[...new Set(gone)].map((name) => `${name}, which a line requires, is archived.`),
    ...(cycle === null ? [] : [cycle]),
  ];
}
