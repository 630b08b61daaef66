import { decimalToString, fitsRate, normalise, parseDecimal } from "#lib/kernel/decimal.ts";
import { codeProblem, descriptionProblem, nameProblem } from "./definition-texts.ts";
import type { DraftProblem } from "./time-model-draft.ts";
import type { UnitView } from "./unit-view.ts";

const MOST_DECIMALS = 12;

/** A unit as it is typed. */
export type UnitDraft = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly decimals: string;
  readonly scale: string;
};

export type UnitReading = { readonly problems: readonly DraftProblem[]; readonly decimals: number; readonly scale: string };

export const NEW_UNIT_DRAFT: UnitDraft = { code: "", name: "", description: "", decimals: "0", scale: "1" };

export function unitDraft({ code, name, description, decimals, scale }: UnitView): UnitDraft {
  return { code, name, description: description ?? "", decimals: String(decimals), scale };
}

/** Everything that is wrong with the draft, in the order of the form, and the figures that it comes to. */
export function readUnitDraft(draft: UnitDraft): UnitReading {
  const decimals = /^\d{1,2}$/.test(draft.decimals.trim()) ? Number.parseInt(draft.decimals, 10) : MOST_DECIMALS + 1;
  const scale = parseDecimal(draft.scale.trim());
  const isScale = scale !== null && fitsRate(scale) && scale.unscaled > 0n;
  const problems = [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    { field: "description", message: descriptionProblem(draft.description) },
    { field: "decimals", message: decimals > MOST_DECIMALS ? "A whole number from 0 to 12." : null },
    { field: "scale", message: isScale ? null : "A number above 0, such as 1 or 1024." },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
  return { problems, decimals, scale: isScale ? decimalToString(normalise(scale)) : draft.scale };
}
