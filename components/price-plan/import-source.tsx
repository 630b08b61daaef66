"use client";

import { useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { controlStyles } from "#components/ui/control-styles.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LARGEST_DOCUMENT } from "#lib/domain/price-plan/import-target.ts";

/** What was given last, by whichever way. */
export type ImportSource = { readonly kind: "file" | "pasted"; readonly text: string };

type ImportSourceFieldsProps = { readonly source: ImportSource | null; readonly onSource: (source: ImportSource | null) => void };

/** A file, or the text itself. Whichever comes last is read. */
export function ImportSourceFields({ source, onSource }: ImportSourceFieldsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    setProblem(null);
    if (file === undefined) return onSource(null);
    if (file.size > LARGEST_DOCUMENT) {
      setProblem("The file is larger than 4 MB. A pricing document of 10,000 rates is not.");
      return onSource(null);
    }
    const text = await file.text().catch(() => null);
    // Another may have been chosen while this one was read.
    if (input.files?.[0] !== file) return;
    if (text === null) setProblem("The file could not be read. Choose it again.");
    onSource(text === null ? null : { kind: "file", text });
  }
  return (
    <>
      <Field
        label="File"
        error={problem ?? undefined}
        hint={
          <>
            A pricing document in the format <span className="font-mono">ratewright/price-plan@1</span>, as “Download document” writes it.
            Its members are described by the{" "}
            <a className="text-accent underline" href="/api/price-plans/schema.json" target="_blank" rel="noopener">
              JSON Schema (new tab)
            </a>
            .
          </>
        }
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,application/json"
            className={cn(controlStyles, "py-1 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-1")}
            onChange={(event) => void choose(event.currentTarget)}
          />
        )}
      </Field>
      <Field label="Or paste it">
        {(control) => (
          <Textarea
            {...control}
            value={source?.kind === "pasted" ? source.text : ""}
            onChange={({ target: { value } }) => {
              setProblem(null);
              onSource(value.trim() === "" ? null : { kind: "pasted", text: value });
            }}
            spellCheck={false}
            className="max-h-40 font-mono text-xs"
          />
        )}
      </Field>
    </>
  );
}
