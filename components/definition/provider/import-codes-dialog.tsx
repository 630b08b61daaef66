"use client";

import { useState } from "react";
import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { type Answer, type Problem, readAnswer } from "../../ui/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { ImportPreview } from "../product/import-preview.tsx";
import { SheetSource } from "../product/sheet-source.tsx";

type ImportCodesDialogProps = {
  readonly provider: string;
  readonly onClose: () => void;
  readonly onImported: (said: string) => void;
};

const COLUMNS =
  "Two columns: our product code and the provider’s code; or as “Export” writes them, with product and provider code in the first row. A row without a code takes it away.";

/** The provider's codes out of a file or a spreadsheet: first what that would do, then all of it or nothing. */
export function ImportCodesDialog({ provider, onClose, onImported }: ImportCodesDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="large"
      title="Import product codes"
      description="Nothing is stored before you have seen what it would do, and then all of it is, or nothing."
    >
      <ImportForm provider={provider} onImported={onImported} />
    </Dialog>
  );
}

function ImportForm({ provider, onImported }: Pick<ImportCodesDialogProps, "provider" | "onImported">) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<ImportAnswer | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Pick<Problem, "title"> | null>(null);
  // A new one with each preview: what is sent again without an answer is the same import.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());

  async function look(): Promise<void> {
    const answer = await postCodes(provider, text, null).catch(() => null);
    setIdempotencyKey(crypto.randomUUID());
    setPreview(answer?.ok ? answer.value : null);
    if (!answer?.ok) setRefusal(answer === null ? { title: "No answer came. Look again." } : answer.problem);
  }

  async function put(reviewed: string): Promise<void> {
    const answer = await postCodes(provider, text, { reviewed, idempotencyKey }).catch(() => null);
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
        columns={COLUMNS}
        onText={(given) => {
          setText(given);
          setPreview(null);
          setRefusal(null);
        }}
      />
      {refusal === null ? null : <RefusalMessage title="Nothing was imported." message={refusal.title} />}
      <div aria-live="polite">{preview === null ? null : <ImportPreview preview={preview} />}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        {preview === null || toWrite === 0 ? (
          <Button variant="primary" pending={pending} disabled={text.trim() === ""} onClick={() => void act(look)}>
            Preview
          </Button>
        ) : (
          <Button variant="primary" pending={pending} onClick={() => void act(() => put(preview.hash))}>
            {`Import ${codesInWords(toWrite)}`}
          </Button>
        )}
      </div>
    </div>
  );
}

type Reviewed = { readonly reviewed: string; readonly idempotencyKey: string };

/** By a route and not by an action: an action takes 64 kB, a sheet may be larger. */
async function postCodes(provider: string, text: string, reviewed: Reviewed | null): Promise<Answer<ImportAnswer>> {
  const query = reviewed === null ? "dry-run=1" : `reviewed=${reviewed.reviewed}`;
  const response = await fetch(`/api/providers/${encodeURIComponent(provider)}/codes/import?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv; charset=utf-8", ...(reviewed === null ? {} : { "idempotency-key": reviewed.idempotencyKey }) },
    body: text,
  });
  return readAnswer(response);
}

function importedInWords({ counts }: ImportAnswer): string {
  return `${codesInWords(counts.new + counts.changed)} imported.`;
}

function codesInWords(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "code" : "codes"}`;
}
