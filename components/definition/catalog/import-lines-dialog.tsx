"use client";

import { useState } from "react";
import type { LineImportAnswer } from "#lib/domain/catalog/decide-import-lines.ts";
import { LINE_COLUMNS } from "#lib/domain/catalog/line-sheet.ts";
import type { Problem } from "../../ui/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { SheetSource } from "../product/sheet-source.tsx";
import { postLines } from "./catalog-queries.ts";
import { LineImportPreview } from "./line-import-preview.tsx";

type ImportLinesDialogProps = { readonly code: string; readonly onClose: () => void; readonly onImported: () => void };

export function ImportLinesDialog({ code, onClose, onImported }: ImportLinesDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="large"
      title="Import services"
      description="The rows become all services of the catalog. Nothing is stored before you have seen what that would do."
    >
      <ImportForm code={code} onImported={onImported} />
    </Dialog>
  );
}

const COLUMNS = `The first row names the columns: ${Object.values(LINE_COLUMNS).join(", ")}. Kind is product, product type or product family; several codes stand in one cell, with blanks between.`;

function ImportForm({ code, onImported }: Omit<ImportLinesDialogProps, "onClose">) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<LineImportAnswer | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<(Pick<Problem, "title"> & { readonly code?: string }) | null>(null);
  // A new one with each preview: what is sent again without an answer is the same import.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());

  async function look(): Promise<void> {
    const answer = await postLines(code, { text, reviewed: null }).catch(() => null);
    setIdempotencyKey(crypto.randomUUID());
    setPreview(answer?.ok ? answer.value : null);
    if (!answer?.ok) setRefusal(answer === null ? { title: "No answer came. Look again." } : answer.problem);
  }

  async function put(reviewed: string): Promise<void> {
    const answer = await postLines(code, { text, reviewed, idempotencyKey }).catch(() => null);
    if (answer?.ok) return onImported();
    setRefusal(answer === null ? { title: "No answer came. Press again: nothing is imported twice." } : answer.problem);
    // The new preview stands beside the reason why the old one does not hold any more.
    if (answer?.problem.code === "IMPORT_CHANGED") await look();
  }

  async function act(work: () => Promise<void>): Promise<void> {
    setPending(true);
    setRefusal(null);
    await work();
    setPending(false);
  }

  const isReady = preview?.rows.every(({ outcome }) => outcome !== "error") && preview.rows.some(({ outcome }) => outcome !== "unchanged");
  return (
    <div className="grid gap-4">
      <SheetSource
        text={text}
        columns={COLUMNS}
        onText={(given) => {
          setText(given);
          setPreview(null);
          setRefusal(null);
        }}
      />
      {refusal === null ? null : (
        <RefusalMessage
          title="Nothing was imported."
          message={refusal.title}
          {...(refusal.code === undefined ? {} : { code: refusal.code })}
        />
      )}
      <div aria-live="polite">{preview === null ? null : <LineImportPreview preview={preview} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        {preview !== null && isReady ? (
          <Button variant="primary" pending={pending} onClick={() => void act(() => put(preview.hash))}>
            Import services
          </Button>
        ) : (
          <Button variant="primary" pending={pending} disabled={text.trim() === ""} onClick={() => void act(look)}>
            Preview
          </Button>
        )}
      </div>
    </div>
  );
}
