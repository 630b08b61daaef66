"use client";

import { useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { controlStyles } from "#components/ui/control-styles.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LARGEST_RATE_SHEET, RATE_COLUMN_NAMES } from "#lib/domain/price-plan/rate-columns.ts";

type RateSheetSourceProps = { readonly text: string; readonly onText: (text: string) => void };

/** Where the rows come from, and what may stand in them. */
export function RateSheetSource({ text, onText }: RateSheetSourceProps) {
  const [problem, setProblem] = useState<string | null>(null);
  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    setProblem(null);
    if (file === undefined) return;
    if (file.size > LARGEST_RATE_SHEET) return setProblem("The file is larger than 4 MB. Bring it in in parts.");
    const read = await file.text().catch(() => null);
    // Another may have been chosen while this one was read.
    if (input.files?.[0] !== file) return;
    if (read === null) setProblem("The file could not be read. Choose it again.");
    else onText(read);
  }
  return (
    <>
      <Field label="Paste rows" hint="A block out of a spreadsheet, or CSV. The first row names its columns, in any order.">
        {(control) => (
          <Textarea
            {...control}
            value={text}
            onChange={({ target: { value } }) => onText(value)}
            placeholder={"code\tlevel\tprice"}
            spellCheck={false}
            className="max-h-48 overflow-x-auto whitespace-pre font-mono text-xs [tab-size:14]"
          />
        )}
      </Field>
      <Field label="Or choose a file" error={problem ?? undefined} hint="CSV, as “Download rates” writes it.">
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
      <details className="text-muted text-xs">
        <summary className="cursor-pointer">What the columns mean</summary>
        <p className="mt-2">
          Columns are <Code>{RATE_COLUMN_NAMES.join(", ")}</Code>. Only <Code>code</Code> is needed.
        </p>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          <li>
            <Code>code</Code> is of a product, a product type or a family; <Code>for</Code> says which, where it could be two.
          </li>
          <li>
            <Code>level</Code> is empty or base for the base price. <Code>zone</Code> and <Code>time model</Code> say by code when a level
            holds.
          </li>
          <li>
            <Code>charge</Code> is perUnit or flat with its <Code>price</Code> (and <Code>per</Code>); any other stands in{" "}
            <Code>details</Code> as the pricing document writes it.
          </li>
          <li>A column that is not there leaves what it says as it is. Rates and levels that are not there stay.</li>
        </ul>
      </details>
    </>
  );
}
