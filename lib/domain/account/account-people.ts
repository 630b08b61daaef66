import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";

export type PersonView = { readonly personId: number; readonly name: string; readonly reference: string | null };
export type CostCentreView = { readonly costCentreId: number; readonly code: string; readonly name: string };

/** Who holds a subscription now; null while nobody does. */
export type HolderView = { readonly assignmentId: number; readonly personId: number | null; readonly costCentreId: number | null };

export type AccountPeople = {
  readonly people: readonly PersonView[];
  readonly costCentres: readonly CostCentreView[];
  readonly subscriptions: readonly { readonly number: string; readonly holder: HolderView | null }[];
};

type PersonText = Pick<PersonView, "name" | "reference">;
type CentreText = Pick<CostCentreView, "code" | "name">;

type Save<Text, View> = {
  readonly wanted: Text;
  /** As it was seen; null makes a new one. */
  readonly seen: Text | null;
  readonly stored: View | null;
  readonly others: readonly View[];
};

export type SavedPart = "create" | "edit" | "keep";

/** Two people may have one name; with one name and one reference they could not be told apart. */
export function decideSavePerson({ wanted, seen, stored, others }: Save<PersonText, PersonView>): Result<SavedPart, Refusal> {
  if (seen === null) return refuseTwin(wanted, others) ?? ok("create");
  if (stored === null) return refused({ code: "NOT_FOUND" });
  if (isSamePerson(stored, wanted) && stored.name === wanted.name) return ok("keep");
  if (stored.name !== seen.name || stored.reference !== seen.reference) return refused({ code: "STALE_REVISION" });
  return refuseTwin(wanted, others) ?? ok("edit");
}

function refuseTwin(wanted: PersonText, others: readonly PersonView[]): Result<never, Refusal> | null {
  const twin = others.find((other) => isSamePerson(other, wanted));
  return twin ? refused({ code: "NAME_TAKEN", path: "name", params: { name: twin.name, code: twin.reference ?? "another person" } }) : null;
}

function isSamePerson(one: PersonText, other: PersonText): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase() && one.reference === other.reference;
}

/** A code names one cost centre of the account. */
export function decideSaveCostCentre({ wanted, seen, stored, others }: Save<CentreText, CostCentreView>): Result<SavedPart, Refusal> {
  if (seen !== null) {
    if (stored === null) return refused({ code: "NOT_FOUND" });
    if (stored.code === wanted.code && stored.name === wanted.name) return ok("keep");
    if (stored.code !== seen.code || stored.name !== seen.name) return refused({ code: "STALE_REVISION" });
  }
  const twin = others.find(({ code }) => code === wanted.code);
  if (twin) return refused({ code: "CODE_TAKEN", path: "code", params: { code: twin.code, name: twin.name } });
  return ok(seen === null ? "create" : "edit");
}

export type Assigning = {
  readonly wanted: Pick<HolderView, "personId" | "costCentreId">;
  /** The assignment that was looked at; null: nobody held it. */
  readonly seen: number | null;
  readonly current: (HolderView & { readonly from: Instant }) | null;
  readonly now: Instant;
  readonly knows: { readonly person: boolean; readonly costCentre: boolean };
};

export type AssignmentPlan = { readonly isChanged: boolean; readonly ends: number | null; readonly begins: boolean };

/** From now on, never before: a UDR keeps who held the subscription when it was used. */
export function decideAssign({ wanted, seen, current, now, knows }: Assigning): Result<AssignmentPlan, Refusal> {
  const isKept = (current?.personId ?? null) === wanted.personId && (current?.costCentreId ?? null) === wanted.costCentreId;
  if (isKept) return ok({ isChanged: false, ends: null, begins: false });
  if ((current?.assignmentId ?? null) !== seen) return refused({ code: "STALE_REVISION" });
  if (wanted.personId !== null && !knows.person) return refused({ code: "NOT_FOUND", path: "personId" });
  if (wanted.costCentreId !== null && !knows.costCentre) return refused({ code: "NOT_FOUND", path: "costCentreId" });
  if (current !== null && now <= current.from) {
    const problem = `The present assignment begins at ${instantToString(current.from)}, and cannot end before.`;
    return refused({ code: "DEFINITION_INVALID", params: { problem } });
  }
  const isNobody = wanted.personId === null && wanted.costCentreId === null;
  return ok({ isChanged: true, ends: current?.assignmentId ?? null, begins: !isNobody });
}
