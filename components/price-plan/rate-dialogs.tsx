"use client";

import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import {
  codeOf,
  type EditedLine,
  lineOf,
  type NewRate,
  newRate,
  nextLevel,
  withLine,
  withRate,
} from "#lib/domain/price-plan/edit-rates.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import type { OnEdit } from "./draft-state.ts";
import { LineForm } from "./line-form.tsx";
import { MassChangeForm } from "./mass-change-form.tsx";
import { rateChoices } from "./rate-choices.ts";
import { kindOf, RateForm } from "./rate-form.tsx";
import { RateSheetForm } from "./rate-sheet-form.tsx";
import type { Draft } from "./use-draft.ts";

/** Which form stands open: of a line (null is the base), or of a rate (null is a new one). */
export type OpenForm =
  | { readonly kind: "line"; readonly rateKey: string; readonly level: number | null | "new" }
  | { readonly kind: "rate"; readonly rateKey: string | null }
  | { readonly kind: "mass" }
  | { readonly kind: "sheet" };

type RateDialogsProps = {
  readonly open: OpenForm | null;
  readonly onClose: () => void;
  /** A new rate is in the draft, under that key. */
  readonly onAdded: (key: string) => void;
  readonly draft: Draft;
  readonly document: PricePlanDocument;
  readonly rates: readonly RateLines[];
  readonly view: RatingSurroundings;
};

/** The forms in which rates and their lines are changed. What they give goes into the draft at once, and can be undone. */
export function RateDialogs({ open, onClose, ...props }: RateDialogsProps) {
  const title = open === null ? null : titleOf(open, props);
  // A dialog that fades away is still read: it keeps its name until it is gone.
  const [lastTitle, setLastTitle] = useState("");
  if (title !== null && title !== lastTitle) setLastTitle(title);
  return (
    <Dialog
      open={open !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="large"
      title={title ?? lastTitle}
      description={open?.kind === "line" && open.level === null ? "Holds whenever no level does." : undefined}
    >
      {open === null ? null : <OpenedForm key={JSON.stringify(open)} open={open} onClose={onClose} {...props} />}
    </Dialog>
  );
}

type FormProps = Omit<RateDialogsProps, "open"> & { readonly open: OpenForm };

function titleOf(open: OpenForm, { rates }: Pick<RateDialogsProps, "rates">): string {
  if (open.kind === "mass") return "Change many prices";
  if (open.kind === "sheet") return "Rates from a spreadsheet";
  const name = rates.find(({ key }) => key === open.rateKey)?.target.name ?? "";
  if (open.kind === "rate") return open.rateKey === null ? "New rate" : `Rate for ${name}`;
  if (open.level === "new") return `New level of ${name}`;
  return open.level === null ? `Base price of ${name}` : `Level ${open.level} of ${name}`;
}

function OpenedForm({ open, onClose, onAdded, draft, document, rates, view }: FormProps) {
  const choices = rateChoices(document, view);
  const rateKey = "rateKey" in open ? open.rateKey : null;
  const rate = document.rates.find(({ key }) => key === rateKey);
  const shown = rates.find(({ key }) => key === rateKey);
  const apply: OnEdit = (edit, words) => {
    draft.dispatch({ kind: "restructured", edit, words });
    onClose();
  };
  if (open.kind === "mass") return <MassChangeForm document={document} rates={rates} onSubmit={apply} />;
  if (open.kind === "sheet") return <RateSheetForm document={document} view={view} onSubmit={apply} />;
  if (open.kind === "rate") {
    return (
      <RateForm
        rate={rate === undefined ? null : { ...rate, split: rate.split ?? null }}
        choices={choices}
        currency={document.currency}
        taken={targetsOf(document.rates.filter((each) => each !== rate))}
        submitLabel={rate === undefined ? "Add to the draft" : "Put into the draft"}
        onSubmit={(facts) => {
          apply(
            (before) => withRate(before, changedRate(before, rate, facts)),
            rate === undefined ? "A rate was added." : `The rate for ${shown?.target.name ?? ""} was changed.`,
          );
          // It stands at the end, which may be on another page.
          const added = rate === undefined ? draft.store.current().working.rates.at(-1) : undefined;
          if (added !== undefined) onAdded(added.key);
        }}
      />
    );
  }
  if (rate === undefined || shown === undefined) return null;
  const line = open.level === "new" ? freshLine(rate) : lineOf(rate, open.level);
  if (line === null) return null;
  const was = open.level === "new" ? null : open.level;
  return (
    <LineForm
      line={line}
      scope={rate.scope}
      taken={rate.tiered.flatMap(({ level }) => (level === was ? [] : [level]))}
      choices={choices}
      currency={document.currency}
      unit={shown.unit}
      submitLabel={open.level === "new" ? "Add to the draft" : "Put into the draft"}
      onSubmit={(edited) =>
        apply(
          (before) => withLine(before, rate.key, { was, line: edited }),
          open.level === "new" ? `A level of ${shown.target.name} was added.` : `${titleOf(open, { rates })} was changed.`,
        )
      }
    />
  );
}

/** As the base, to be changed: most levels are the base at another price. */
function freshLine(rate: Rate): EditedLine {
  return { level: nextLevel(rate), zone: null, timeModel: null, charge: rate.base };
}

function changedRate(document: PricePlanDocument, rate: Rate | undefined, facts: NewRate): Rate {
  const made = newRate(document, facts);
  return rate === undefined ? made : { ...made, key: rate.key, tiered: rate.tiered };
}

function targetsOf(rates: readonly Rate[]): ReadonlySet<string> {
  return new Set(rates.map((rate) => `${kindOf(rate.for)} ${codeOf(rate.for)}`));
}
