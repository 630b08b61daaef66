import { listInWords } from "#lib/kernel/list-in-words.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { decideSaveDefinition, type SavedDefinition } from "../definition/decide-save-definition.ts";
import type { Reference } from "../definition/reference.ts";
import type { Refusal } from "../refusal.ts";
import type { Catalog, CatalogConditionKind, CatalogTarget, StoredCatalog } from "./catalog.ts";
import {
  type CatalogContent,
  catalogTexts,
  contentOfCatalog,
  type LineContent,
  storedCatalogDefinition,
  TARGET_WORDS,
} from "./catalog-content.ts";
import type { ContentProblem } from "./catalog-rules.ts";
import { type RequiredService, requirementCycle } from "./requirement-cycle.ts";

/** What the store knows of everything that contents name: absent where there is none of that code. */
export type CatalogPartFacts = {
  readonly targets: Readonly<Record<CatalogTarget["kind"], ReadonlyMap<string, TargetFacts>>>;
  readonly services: ReadonlyMap<string, ServiceFacts>;
  /** The codes in use. */
  readonly conditions: Readonly<Record<CatalogConditionKind, ReadonlySet<string>>>;
};
export type TargetFacts = { readonly id: number; readonly name: string; readonly isArchived: boolean; readonly isUsage: boolean };
export type ServiceFacts = RequiredService & { readonly isArchived: boolean; readonly isTermed: boolean };

export type CatalogSave = {
  readonly code: string;
  readonly revision: number | null;
  readonly content: CatalogContent;
  readonly stored: StoredCatalog | null;
  readonly namesake: Reference | null;
  /** Who changed it last. */
  readonly editor: string | null;
  readonly parts: CatalogPartFacts;
  /** The other catalogs in use. */
  readonly others: readonly Catalog[];
};

/** The first reason why the catalog may not be saved like this. The content keeps the rules of `catalog-rules.ts` already. */
export function decideSaveCatalog(save: CatalogSave): Result<SavedDefinition, Refusal> {
  const { code, revision, content, stored, namesake, editor } = save;
  const decided = decideSaveDefinition({
    code,
    revision,
    state: catalogTexts(content),
    stored: stored && storedCatalogDefinition(stored),
    namesake,
    editor,
  });
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const [problem] = [...partProblems(save), ...cycleProblems(save)];
  if (problem !== undefined) return refused({ code: "DEFINITION_INVALID", path: problem.path, params: { problem: problem.message } });
  if (stored?.state === "effective" && content.lines.length === 0) {
    return refused({ code: "CATALOG_NOT_READY", path: "lines", params: { problems: NO_LINE } });
  }
  return decided;
}

export const NO_LINE = "It has no line, so it would sell nothing.";

type Named = Pick<CatalogSave, "content" | "stored" | "parts">;

/** What it names already it may keep; anything new must be in use, and of the kind that can stand there. */
export function partProblems({ content, stored, parts }: Named): readonly ContentProblem[] {
  const before = stored && contentOfCatalog(stored);
  const kept = keptCodes(before?.lines ?? []);
  return [
    ...content.lines.flatMap((line, index) =>
      lineProblems(line, { parts, kept }).map((one) => ({ ...one, path: `lines.${index}.${one.path}` })),
    ),
    ...content.conditions.flatMap(({ kind, codes }, index) => {
      const had = new Set(
        (before?.conditions ?? []).filter((condition) => condition.kind === kind).flatMap((condition) => condition.codes),
      );
      const unknown = codes.filter((code) => !had.has(code) && !parts.conditions[kind].has(code));
      return unknown.length === 0
        ? []
        : [{ path: `conditions.${index}.codes`, message: `Nothing in use has the code ${listInWords(unknown, "or")}.` }];
    }),
  ];
}

type Kept = { readonly targets: ReadonlySet<string>; readonly services: ReadonlySet<string> };

const targetKey = ({ kind, code }: LineContent["target"]) => `${kind} ${code}`;

function keptCodes(lines: readonly LineContent[]): Kept {
  return {
    targets: new Set(lines.map(({ target }) => targetKey(target))),
    services: new Set(lines.flatMap(({ requires, excludes }) => [...(requires?.services ?? []), ...excludes])),
  };
}

type Known = { readonly parts: CatalogPartFacts; readonly kept: Kept };

function lineProblems({ target, requires, excludes }: LineContent, known: Known): readonly ContentProblem[] {
  const targetMessage = targetProblem(target, known);
  return [
    ...(targetMessage === null ? [] : [{ path: "target", message: targetMessage }]),
    ...servicesProblem(requires?.services ?? [], known).map((message) => ({ path: "requires", message })),
    ...servicesProblem(excludes, known).map((message) => ({ path: "excludes", message })),
  ];
}

function targetProblem(target: LineContent["target"], { parts, kept }: Known): string | null {
  if (kept.targets.has(targetKey(target))) return null;
  const what = TARGET_WORDS[target.kind];
  const facts = parts.targets[target.kind].get(target.code);
  if (facts === undefined || facts.isArchived) return `No ${what} in use has the code ${target.code}.`;
  return facts.isUsage ? null : `${facts.name} is no usage ${what === "product type" ? "type" : "service"}; catalogs sell usage services.`;
}

function servicesProblem(codes: readonly string[], { parts, kept }: Known): readonly string[] {
  const unknown = codes.filter((code) => {
    const facts = parts.services.get(code);
    return !kept.services.has(code) && (facts === undefined || facts.isArchived || !facts.isTermed);
  });
  return unknown.length === 0 ? [] : [`No termed service in use has the code ${listInWords(unknown, "or")}.`];
}

/** Across all catalogs in use: what one asks for, another may forbid for ever. */
function cycleProblems({ content, others, parts }: CatalogSave): readonly ContentProblem[] {
  const ring = cycleWith(content.lines, { others, parts });
  return ring === null ? [] : [{ path: "lines", message: ring }];
}

type Around = { readonly others: readonly Catalog[]; readonly parts: CatalogPartFacts };

/** "Sport requires News, which requires Sport, so neither could be had first." */
export function cycleWith(lines: readonly LineContent[], { others, parts }: Around): string | null {
  const elsewhere = others.flatMap((other) => contentOfCatalog(other).lines);
  const ring = requirementCycle({ lines, others: elsewhere, services: parts.services });
  if (ring === null) return null;
  const [first = "", ...rest] = ring.map((code) => parts.services.get(code)?.name ?? code);
  return `${first} requires ${[...rest, first].join(", which requires ")}: what is required must not lead back to itself.`;
}
