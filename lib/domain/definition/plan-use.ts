import { type ConditionUse, conditionUses, type LiveDocument } from "../product/price-lines.ts";

/** In force, published for later, or being worked on. What was superseded uses nothing any more: it is history. */
export type PlanStanding = "live" | "scheduled" | "draft";

export type PlanDocument = Omit<LiveDocument, "version"> & {
  readonly standing: PlanStanding;
  /** A draft has none yet. */
  readonly version: number | null;
};

export type PlanUse = Omit<ConditionUse, "version"> & Pick<PlanDocument, "standing" | "version">;

/** The rates that hold only in this date/time model, in whatever plan they stand. */
export function timeModelUses(code: string, documents: readonly PlanDocument[]): readonly PlanUse[] {
  return documents.flatMap((document) => {
    const { standing, version } = document;
    return conditionUses({ timeModel: code }, [{ ...document, version: version ?? 0 }]).map((use) => ({ ...use, standing, version }));
  });
}

/** "Global price plan v2", "v3 of …, scheduled", "the draft of …", each once. */
export function timeModelUsers(code: string, documents: readonly PlanDocument[]): readonly string[] {
  return documentsThatName({ timeModel: code }, documents);
}

/** The documents that refer to the date/time model or the usage zone anywhere, in words and each once. */
export function documentsThatName(
  named: { readonly timeModel: string } | { readonly zone: string },
  documents: readonly PlanDocument[],
): readonly string[] {
  const [member, code] = "zone" in named ? (["zone", named.zone] as const) : (["timeModel", named.timeModel] as const);
  return [...new Set(documents.filter(({ document }) => mentions(document, member, code)).map(documentInWords))];
}

export function documentInWords({ plan, version, standing }: Pick<PlanDocument, "plan" | "version" | "standing">): string {
  if (standing === "draft" || version === null) return `the draft of ${plan.name}`;
  return standing === "live" ? `${plan.name} v${version}` : `${plan.name} v${version} (scheduled)`;
}

/** Looks everywhere in the document: a form that this console does not know yet must not lose what it refers to. */
function mentions(document: unknown, member: "timeModel" | "zone", code: string): boolean {
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(
    ([key, value]: [string, unknown]) => (key === member && value === code) || mentions(value, member, code),
  );
}
