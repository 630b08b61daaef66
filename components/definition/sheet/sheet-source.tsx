"use client";

import { useState } from "react";
import { LARGEST_SHEET } from "#lib/domain/product/product-sheet.ts";
import { cn } from "../../ui/class-names.ts";
import { controlStyles } from "../../ui/control-styles.ts";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/textarea.tsx";

type SheetSourceProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What the columns are. */
  readonly columns: string;
};

/** A file, or a block copied out of a spreadsheet. What a file holds is shown, so that it can be mended here. */
export function SheetSource({ text, onText, columns }: SheetSourceProps) {
  const [problem, setProblem] = useState<string | null>(null);
  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    setProblem(null);
    if (file === undefined) return;
    if (file.size > LARGEST_SHEET) return setProblem("The file is larger than 4 MB. Import it in parts.");
    const read = await file.text().catch(() => null);
    // Another may have been chosen while this one was read.
    if (input.files?.[0] !== file) return;
    if (read === null) setProblem("The file could not be read. Choose it again.");
    else onText(read);
  }
  return (
    <>
      <Field label="File" optional error={problem ?? undefined} hint="CSV in UTF-8, as “Export CSV” writes it.">
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className={cn(controlStyles, "py-1 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-1")}
            onChange={(event) => void choose(event.currentTarget)}
          />
        )}
      </Field>
      <Field label="Rows" hint={`Or paste them from a spreadsheet. ${columns}`}>
        {(control) => (
          <Textarea
            {...control}
            value={text}
            rows={6}
            spellCheck={false}
            className="max-h-48 overflow-auto whitespace-pre font-mono text-xs"
            onChange={(event) => {
              setProblem(null);
              onText(event.target.value);
            }}
          />
        )}
      </Field>
    </>
  );
}
