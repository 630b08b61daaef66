"use client";

import { useState } from "react";
import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import type { Problem } from "../../ui/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { postSheet } from "./post-sheet.ts";
import { SheetSource } from "./sheet-source.tsx";

type ImportProductsDialogProps = { readonly onClose: () => void; readonly onImported: (said: string) => void };

export function ImportProductsDialog({ onClose, onImported }: ImportProductsDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="large"
      title="Import products"
      description="Nothing is stored before you have seen what it would do, and then all of it is, or nothing."
    >
      <ImportForm onImported={onImported} />
    </Dialog>
  );
}

function ImportForm({ onImported }: Pick<ImportProductsDialogProps, "onImported">) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<ImportAnswer | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<(Pick<Problem, "title"> & { readonly code?: string }) | null>(null);
  // A new one with each preview: what is sent again without an answer is the same import.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());

  async function look(): Promise<void> {
    const answer = await postSheet(text, { reviewed: null }).catch(() => null);
    setIdempotencyKey(crypto.randomUUID());
    setPreview(answer?.ok ? answer.value : null);
    if (!answer?.ok) setRefusal(answer === null ? { title: "No answer came. Look again." } : answer.problem);
  }

  async function put(reviewed: string): Promise<void> {
    const answer = await postSheet(text, { reviewed, idempotencyKey }).catch(() => null);
    if (answer?.ok) return onImported(importedInWords(answer.value));
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

  const toWrite = preview === null || preview.counts.error > 0 ? 0 : preview.counts.new + preview.counts.changed;
  return (
    <div className="grid gap-4">
      <SheetSource
        text={text}
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
      <div aria-live="polite">{preview === null ? null : <ImportPreview preview={preview} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        {preview === null || toWrite === 0 ? (
          <Button variant="primary" pending={pending} disabled={text.trim() === ""} onClick={() => void act(look)}>
            Preview
          </Button>
        ) : (
          <Button variant="primary" pending={pending} onClick={() => void act(() => put(preview.hash))}>
            {`Import ${toWrite.toLocaleString("en-GB")} ${toWrite === 1 ? "product" : "products"}`}
          </Button>
        )}
      </div>
    </div>
  );
}

function importedInWords({ counts }: ImportAnswer): string {
  const parts = [
    { count: counts.new, word: "added" },
    { count: counts.changed, word: "changed" },
    { count: counts.unchanged, word: "left as they were" },
  ].filter(({ count }) => count > 0);
  return `Products imported: ${listInWords(
    parts.map(({ count, word }) => `${count.toLocaleString("en-GB")} ${word}`),
    "and",
  )}.`;
}
