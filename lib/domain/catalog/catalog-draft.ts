import { type Instant, instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import { localMinute } from "../product/local-instant.ts";
import type { CatalogConditionKind, CatalogTarget, CatalogValidity, LimitPeriod, ServiceRequirement, StoredCatalog } from "./catalog.ts";
import { type CatalogContent, contentOfCatalog, type LineContent } from "./catalog-content.ts";
import { contentProblems } from "./catalog-rules.ts";
import type { SaveCatalogForm } from "./catalog-schema.ts";
import { type DraftSetting, readDraftTime } from "./draft-time.ts";

export type ValidityDraft = {
  readonly key: number;
  readonly kind: CatalogValidity["kind"];
  /** On the wall clocks of the installation. */
  readonly from: string;
  readonly to: string;
  /** "12-15" */
  readonly firstDay: string;
  readonly lastDay: string;
};

export type LineDraft = {
  readonly key: number;
  readonly target: Pick<CatalogTarget, "kind" | "code">;
  readonly availableFrom: string;
  readonly availableTo: string;
  readonly requiresMode: ServiceRequirement["mode"];
  readonly requires: readonly string[];
  readonly excludes: readonly string[];
  /** Empty: without a limit. */
  readonly limit: string;
  readonly limitPer: LimitPeriod;
};

export type ConditionDraft = {
  readonly key: number;
  readonly kind: CatalogConditionKind;
  readonly negated: boolean;
  readonly codes: readonly string[];
};

/** A catalog as it is typed. */
export type CatalogDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** None: always valid. */
  readonly validity: readonly ValidityDraft[];
  readonly lines: readonly LineDraft[];
  readonly conditions: readonly ConditionDraft[];
};

export const NEW_VALIDITY: Omit<ValidityDraft, "key"> = { kind: "period", from: "", to: "", firstDay: "01-01", lastDay: "12-31" };
export const NEW_LINE: Omit<LineDraft, "key"> = {
  target: { kind: "product", code: "" },
  availableFrom: "",
  availableTo: "",
  requiresMode: "any",
  requires: [],
  excludes: [],
  limit: "",
  limitPer: "day",
};
export const NEW_CONDITION: Omit<ConditionDraft, "key"> = { kind: "accountClassification", negated: false, codes: [] };

export const NEW_CATALOG_DRAFT: CatalogDraft = {
  code: "",
  name: "",
  description: "",
  validity: [],
  lines: [{ ...NEW_LINE, key: 0 }],
  conditions: [],
};

export function nextKey(rows: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

export function catalogDraft(stored: StoredCatalog, zone: string): CatalogDraft {
  const { name, description, validity, lines, conditions } = contentOfCatalog(stored);
  const local = (instant: Instant | null) => (instant === null ? "" : localMinute(instant, zone));
  return {
    code: stored.code,
    name,
    description: description ?? "",
    validity: validity.map((one, key) => ({
      ...NEW_VALIDITY,
      key,
      ...(one.kind === "yearly" ? one : { kind: one.kind, from: local(one.from), to: local(one.to) }),
    })),
    lines: lines.map(({ target, availableFrom, availableTo, requires, excludes, limit }, key) => ({
      key,
      target,
      availableFrom: local(availableFrom),
      availableTo: local(availableTo),
      requiresMode: requires?.mode ?? NEW_LINE.requiresMode,
      requires: requires?.services ?? [],
      excludes,
      limit: limit?.quantity ?? "",
      limitPer: limit?.per ?? NEW_LINE.limitPer,
    })),
    conditions: conditions.map((condition, key) => ({ key, ...condition })),
  };
}

export type CatalogReading = {
  readonly problems: readonly DraftProblem[];
  readonly content: Pick<CatalogContent, "validity" | "lines" | "conditions">;
};

/** Everything that is wrong with the draft, in the order of the form, and what it comes to. */
export function readCatalogDraft(draft: CatalogDraft, setting: DraftSetting): CatalogReading {
  const times: DraftProblem[] = [];
  const time = (text: string, field: string): Instant | null => {
    if (text === "") return null;
    const { instant, problem } = readDraftTime(text, setting);
    if (problem !== null) times.push({ field, message: problem });
    return instant;
  };
  const content = {
    validity: draft.validity.map((one) => validityOf(one, time)),
    lines: draft.lines.map((line) => lineOf(line, time)),
    conditions: draft.conditions.map(({ kind, negated, codes }) => ({ kind, negated, codes })),
  };
  const ruled = contentProblems(content).map(({ path, message }) => ({ field: fieldOfPath(path, draft) ?? path, message }));
  const problems = [
    ...heads(draft),
    ...times,
    ...draft.validity.flatMap(({ key, kind, from }) =>
      kind === "period" && from === "" ? [{ field: fieldOf("validity", key, "from"), message: "Say from when it is valid." }] : [],
    ),
    ...draft.lines.flatMap(({ key, target }) => {
      const message = target.code === "" ? "Say what it sells." : codeProblem(target.code);
      return message === null ? [] : [{ field: fieldOf("lines", key, "target"), message }];
    }),
    ...ruled,
  ];
  return { problems: onePerField(problems), content };
}

function onePerField(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  return problems.filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index);
}

function heads({ name, code, description }: CatalogDraft): readonly DraftProblem[] {
  return [
    { field: "name", message: nameProblem(name) },
    { field: "code", message: codeProblem(code) },
    { field: "description", message: descriptionProblem(description) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

type ReadTime = (text: string, field: string) => Instant | null;

function validityOf({ key, kind, from, to, firstDay, lastDay }: ValidityDraft, time: ReadTime): CatalogValidity {
  if (kind === "yearly") return { kind, firstDay, lastDay };
  const end = time(to, fieldOf("validity", key, "to"));
  // Without a beginning it cannot be saved, and the rules about it wait for one.
  return { kind, from: time(from, fieldOf("validity", key, "from")) ?? BEGINNING, to: end };
}

const BEGINNING = instantFromMillis(0);

function lineOf(line: LineDraft, time: ReadTime): LineContent {
  const { key, target, requiresMode, requires, excludes, limit, limitPer } = line;
  return {
    target,
    availableFrom: time(line.availableFrom, fieldOf("lines", key, "availableFrom")),
    availableTo: time(line.availableTo, fieldOf("lines", key, "availableTo")),
    requires: requires.length === 0 ? null : { mode: requiresMode, services: requires },
    excludes,
    limit: limit.trim() === "" ? null : { quantity: limit.trim(), per: limitPer },
  };
}

/** "lines-3-limit": of the row with that key, wherever it stands. */
export function fieldOf(rows: "validity" | "lines" | "conditions", key: number, member: string): string {
  return `${rows}-${key}-${member}`;
}

/** The field of a path of the server's, which counts rows: "lines.0.requires.services.1". */
export function fieldOfPath(path: string, draft: CatalogDraft): string | null {
  const [rows, place = "", member = ""] = path.split(".");
  if (rows === "name" || rows === "code" || rows === "description") return rows;
  if (rows !== "validity" && rows !== "lines" && rows !== "conditions") return null;
  const row = draft[rows][Number.parseInt(place, 10)];
  if (row === undefined) return rows;
  return fieldOf(rows, row.key, member === "" ? FIRST_MEMBER[rows] : member);
}

const FIRST_MEMBER = { validity: "to", lines: "target", conditions: "codes" } as const;

/** As it is sent. */
export function catalogInput({ code, name, description }: CatalogDraft, { content }: CatalogReading): Omit<SaveCatalogForm, "revision"> {
  return { code, name, description, ...contentInput(content) };
}

/** The same with its instants as texts, as the web API has it too. */
export function contentInput({ validity, lines, conditions }: CatalogReading["content"]) {
  const text = (instant: Instant | null) => (instant === null ? null : instantToString(instant));
  return {
    validity: validity.map((one) => (one.kind === "yearly" ? one : { kind: one.kind, from: instantToString(one.from), to: text(one.to) })),
    lines: lines.map(({ availableFrom, availableTo, requires, excludes, limit, target }) => ({
      target: { kind: target.kind, code: target.code },
      availableFrom: text(availableFrom),
      availableTo: text(availableTo),
      requires: requires && { mode: requires.mode, services: [...requires.services] },
      excludes: [...excludes],
      limit: limit && { quantity: limit.quantity, per: limit.per },
    })),
    conditions: conditions.map(({ kind, negated, codes }) => ({ kind, negated, codes: [...codes] })),
  };
}
