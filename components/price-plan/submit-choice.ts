import type { FieldError } from "#components/ui/error-summary.tsx";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { instantOfLocalText } from "#lib/domain/price-plan/local-instant.ts";
import type { SubmitDraftInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { CorrectableVersion, DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { ReachView } from "#lib/domain/price-plan/reach-view.ts";
import { pastInWords } from "./reach-words.ts";

/** What is filled in, as it was typed. */
export type SubmitChoice = {
  readonly purpose: "newPrices" | "correction";
  readonly when: "at" | "onApproval";
  readonly local: string;
  readonly reach: ReachView["kind"];
  readonly existingLocal: string;
  /** The number of the version that is corrected. */
  readonly corrected: string;
  readonly pastFrom: string;
  readonly pastTo: string;
  readonly note: string;
};

export const FIELD = {
  purpose: "submit-purpose",
  at: "submit-effective-at",
  existing: "submit-existing-from",
  corrected: "submit-corrects",
  pastFrom: "submit-corrects-from",
  pastTo: "submit-corrects-to",
  note: "submit-note",
  samples: "submit-samples",
} as const;

type Place = Pick<DraftView, "zone" | "now" | "live" | "pricing" | "correctable" | "defaultEffective">;

/** As the form opens: for new prices, or for the correction of the version that led to it. */
export function firstChoice({ correctable, defaultEffective }: Place, corrects: number | null): SubmitChoice {
  const corrected = correctable.find(({ version }) => version === corrects);
  return {
    purpose: corrected === undefined ? "newPrices" : "correction",
    when: "at",
    local: defaultEffective,
    reach: "everyone",
    existingLocal: "",
    corrected: String((corrected ?? correctable[0])?.version ?? ""),
    pastFrom: "",
    pastTo: "",
    note: "",
  };
}

/** Whether there is anything to submit at all without a change of the version in force: another version to correct, or to move everyone from. */
export function mayBeUnchanged({ live, pricing, correctable }: Pick<Place, "live" | "pricing" | "correctable">): boolean {
  return pricing.length > 1 || correctable.some(({ version }) => version !== live?.version);
}

/** What the server is asked, beside the draft and the note. */
export function publicationOf(choice: SubmitChoice): Pick<SubmitDraftInput, "effective" | "reach" | "corrects"> {
  if (choice.purpose === "correction") {
    const version = Number.parseInt(choice.corrected, 10);
    return { effective: { kind: "onApproval" }, corrects: { version, from: choice.pastFrom, to: choice.pastTo } };
  }
  const { when, local, reach, existingLocal } = choice;
  return {
    effective: when === "at" ? { kind: "at", local } : { kind: "onApproval" },
    reach: reach === "existingFrom" ? { kind: reach, local: existingLocal } : { kind: reach },
  };
}

type Facts = { readonly view: Place; readonly hasChanges: boolean; readonly isConfirmed: boolean };

/** What has to be mended first, in the order of the form. */
export function problemsOf(choice: SubmitChoice, facts: Facts): readonly FieldError[] {
  const own = choice.purpose === "correction" ? correctionProblems(choice, facts.view) : newPriceProblems(choice, facts);
  return choice.note.trim() === "" ? [...own, { fieldId: FIELD.note, message: "Say why, for the reviewer and for the record." }] : own;
}

function newPriceProblems(choice: SubmitChoice, { view, hasChanges, isConfirmed }: Facts): readonly FieldError[] {
  const { when, local, reach, existingLocal } = choice;
  const now = instantOf(view.now);
  const at = when === "at" ? instantOfLocalText(local, view.zone) : now;
  const existing = instantOfLocalText(existingLocal, view.zone);
  const movesSomebody = reach !== "newSubscriptions" && view.pricing.length > 1;
  return [
    ...(hasChanges || movesSomebody ? [] : [{ fieldId: FIELD.purpose, message: "Nothing differs from the version in force." }]),
    ...(isConfirmed ? [] : [{ fieldId: FIELD.samples, message: "Look at the samples and confirm their new prices." }]),
    ...(at === null ? [{ fieldId: FIELD.at, message: "Give a date and a time." }] : []),
    ...(when === "at" && at !== null && at <= now
      ? [{ fieldId: FIELD.at, message: "A price goes live in the future. Choose a later time." }]
      : []),
    ...(reach === "existingFrom" && existing === null ? [{ fieldId: FIELD.existing, message: "Give the date from which they come." }] : []),
    ...(reach === "existingFrom" && existing !== null && at !== null && existing <= at
      ? [{ fieldId: FIELD.existing, message: "Existing subscriptions come later than new ones. Choose a later time." }]
      : []),
  ];
}

function correctionProblems({ corrected, pastFrom, pastTo }: SubmitChoice, view: Place): readonly FieldError[] {
  const version = view.correctable.find(({ version: number }) => String(number) === corrected);
  if (version === undefined) return [{ fieldId: FIELD.corrected, message: "Choose the version that was wrong." }];
  const [from, to] = [instantOfLocalText(pastFrom, view.zone), instantOfLocalText(pastTo, view.zone)];
  if (from === null || to === null) {
    return [
      ...(from === null ? [{ fieldId: FIELD.pastFrom, message: "Give the time from which it was wrong." }] : []),
      ...(to === null ? [{ fieldId: FIELD.pastTo, message: "Give the time from which it was right again." }] : []),
    ];
  }
  if (from >= to) return [{ fieldId: FIELD.pastTo, message: "The end comes after the beginning." }];
  const life = lifeOf(version, view);
  if (from < life.from) return [{ fieldId: FIELD.pastFrom, message: life.words }];
  if (to > life.to) return [{ fieldId: FIELD.pastTo, message: life.words }];
  return [];
}

function lifeOf({ version, from, to }: CorrectableVersion, { now, zone }: Place) {
  const words = `Version ${version} was live from ${pastInWords({ from, to: to ?? now }, zone)}. Choose a time within it.`;
  return { from: instantOf(from), to: instantOf(to ?? now), words };
}
