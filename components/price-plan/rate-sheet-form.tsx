"use client";

import { useDeferredValue, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { DialogClose } from "#components/ui/dialog.tsx";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import { type RateSheetReading, readRateSheet } from "#lib/domain/price-plan/read-rate-sheet.ts";
import { withRateEdits } from "#lib/domain/price-plan/with-rate-edits.ts";
import { cellIndex } from "./cell-index.ts";
import { counted } from "./counted.ts";
import { changesSince } from "./draft-changes.ts";
import type { OnEdit } from "./draft-state.ts";
import { MOST_CHANGES, RateSheetPreview } from "./rate-sheet-preview.tsx";
import { RateSheetSource } from "./rate-sheet-source.tsx";

type RateSheetFormProps = {
  readonly document: PricePlanDocument;
  readonly view: RatingSurroundings;
  readonly onSubmit: OnEdit;
};

/**
 * Rates out of a spreadsheet, pasted or as a file: first what they would change, then all of it as one change of the draft. A large sheet
 * takes a moment: typing goes first, and it is read in one step and compared in the next, between which a key gets its turn.
 */
export function RateSheetForm(props: RateSheetFormProps) {
  const [text, setText] = useState("");
  const settled = useDeferredValue(text);
  return (
    <div className="grid gap-4">
      <RateSheetSource text={text} onText={setText} />
      <ReadSheet {...props} text={settled} isBehind={settled !== text} />
    </div>
  );
}

type Reading = RateSheetFormProps & {
  /** Whether it is an earlier text, and the one in the field is yet to be read. */
  readonly isBehind: boolean;
};

function ReadSheet({ text, document, view, ...rest }: Reading & { readonly text: string }) {
  const { definitions } = view;
  const reading = text.trim() === "" ? null : readRateSheet(text, { document, definitions, decimalOf: canonicalDecimalText });
  return <ComparedSheet {...rest} document={document} view={view} reading={reading} />;
}

const NONE: readonly never[] = [];

function ComparedSheet({ document, view, reading, isBehind, onSubmit }: Reading & { readonly reading: RateSheetReading | null }) {
  const edits = reading?.kind === "read" && reading.problems.length === 0 ? reading.edits : NONE;
  const after = withRateEdits(document, edits);
  const changes = edits.length === 0 ? NONE : changesSince(document, after);
  useEffect(() => {
    // Its prices are asked for when it is put in: they are known by then, so that the press of the button is answered at once.
    cellIndex(after);
  }, [after]);
  const { definitions, names } = view;
  const named = namedChanges(changes.slice(0, MOST_CHANGES), { definitions, names, before: document, after });
  const count = changes.length === 1 ? "1 change" : `${counted(changes.length)} changes`;
  return (
    <>
      {reading === null ? null : <RateSheetPreview reading={reading} changes={named} count={changes.length} isBehind={isBehind} />}
      {reading === null && isBehind ? <p role="status">Reading the rows…</p> : null}
      {/* On the dialog's lower edge, so that they stay in sight on a phone, too. */}
      <div className="sticky bottom-0 -mx-5 -mb-4 flex flex-wrap justify-end gap-2 border-t bg-panel px-5 py-3">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button
          variant="primary"
          disabled={changes.length === 0 || isBehind}
          onClick={() =>
            onSubmit((before) => (before === document ? after : withRateEdits(before, edits)), `${count} came in from a spreadsheet.`)
          }
        >
          {`Put ${count} into the draft`}
        </Button>
      </div>
    </>
  );
}
