"use client";

import { FileInput } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { sizeInWords } from "#lib/domain/usage-import/import-file.ts";
import { cn } from "../ui/class-names.ts";
import { controlStyles } from "../ui/control-styles.ts";
import { Field } from "../ui/field.tsx";

type FileDropProps = {
  readonly id: string;
  readonly file: File | null;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
};

/** The browser's own choice of a file, on a ground onto which one may be dropped as well. */
export function FileDrop({ id, file, error, disabled, onFile }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function drop(event: DragEvent<HTMLDivElement>): void {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (disabled || dropped === undefined) return;
    // The control says the same file as the page.
    if (input.current !== null) input.current.files = event.dataTransfer.files;
    onFile(dropped);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the control inside does by itself.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn("rounded-lg border border-dashed p-4", isOver ? "border-accent bg-accent-soft/55" : "border-line-strong")}
    >
      <Field
        id={id}
        label={
          <span className="inline-flex items-center gap-2">
            <FileInput className="size-4 text-muted" aria-hidden="true" />
            File
          </span>
        }
        error={error}
        hint={
          file === null ? "CSV or NDJSON in UTF-8, of any size. Choose it, or drop it here." : `${file.name}, ${sizeInWords(file.size)}`
        }
      >
        {(control) => (
          <input
            {...control}
            ref={input}
            type="file"
            disabled={disabled}
            accept=".csv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson"
            className={cn(controlStyles, "py-1 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-1")}
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen !== undefined) onFile(chosen);
            }}
          />
        )}
      </Field>
    </div>
  );
}
