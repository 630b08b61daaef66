"use client";

import { useDeferredValue, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { canonicalDecimalText } from "#components/ui/decimal-text.ts";
import { DialogClose } from "#components/ui/dialog.tsx";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { namedChanges } from "#lib/domain/price-plan/named-change.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import { type RateEdit, readRateSheet, withRateEdits } from "#lib/domain/price-plan/read-rate-sheet.ts";
import { RateSheetPreview } from "./rate-sheet-preview.tsx";
import { RateSheetSource } from "./rate-sheet-source.tsx";

type RateSheetFormProps = {
  readonly document: PricePlanDocument;
  readonly view: RatingSurroundings;
  readonly onSubmit: (edits: readonly RateEdit[], words: string) => void;
};

/** Rates out of a spreadsheet, pasted or as a file: first what they would change, then all of it as one change of the draft. */
export function RateSheetForm({ document, view, onSubmit }: RateSheetFormProps) {
  const [text, setText] = useState("");
  // A large sheet takes a moment to read: typing goes first.
  const settled = useDeferredValue(text);
  const { definitions, names } = view;
  const reading = settled.trim() === "" ? null : readRateSheet(settled, { document, definitions, decimalOf: canonicalDecimalText });
  const edits = reading?.kind === "read" && reading.problems.length === 0 ? reading.edits : [];
  const after = withRateEdits(document, edits);
  const changes = edits.length === 0 ? [] : namedChanges(diffDocuments(document, after), { definitions, names, before: document, after });
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return (
    <div className="grid gap-4">
      <RateSheetSource text={text} onText={setText} />
      {reading === null ? null : <RateSheetPreview reading={reading} changes={changes} />}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button
          variant="primary"
          disabled={changes.length === 0 || settled !== text}
          onClick={() => onSubmit(edits, `${count} came in from a spreadsheet.`)}
        >
          {`Put ${count} into the draft`}
        </Button>
      </div>
    </div>
  );
}
