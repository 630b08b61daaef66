"use client";

import { type ReactNode, useState } from "react";
import type { Problem } from "../../ui/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { postSheet, type Reviewed } from "./post-sheet.ts";
import { SheetSource } from "./sheet-source.tsx";

type ImportSheetProps<Preview> = {
  /** The route that previews a sheet and puts it in. */
  readonly path: string;
  /** What the columns are. */
  readonly columns: string;
  readonly preview: (preview: Preview) => ReactNode;
  /** What the button that puts it in says; null where there is nothing to put in, or something wrong. */
  readonly actionOf: (preview: Preview) => string | null;
  readonly onImported: (written: Preview) => void;
};

type ImportSheetDialogProps<Preview> = ImportSheetProps<Preview> & {
  readonly title: string;
  readonly description: string;
  readonly onClose: () => void;
};

/** Rows out of a file or a spreadsheet: first what they would do, then all of it or nothing. */
export function ImportSheetDialog<Preview extends { readonly hash: string }>(props: ImportSheetDialogProps<Preview>) {
  const { title, description, onClose, ...form } = props;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="large"
      title={title}
      description={description}
    >
      <ImportForm {...form} />
    </Dialog>
  );
}

type Refused = Pick<Problem, "title"> & { readonly code?: string };

function ImportForm<Preview extends { readonly hash: string }>({
  path,
  columns,
  preview: show,
  actionOf,
  onImported,
}: ImportSheetProps<Preview>) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<Preview | null>(null);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  // A new one with each preview: what is sent again without an answer is the same import.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const post = (reviewed: Reviewed) => postSheet<Preview>(path, text, reviewed).catch(() => null);

  async function look(): Promise<void> {
    const answer = await post(null);
    setIdempotencyKey(crypto.randomUUID());
    setPreview(answer?.ok ? answer.value : null);
    if (!answer?.ok) setRefusal(answer === null ? { title: "No answer came. Look again." } : answer.problem);
  }

  async function put(hash: string): Promise<void> {
    const answer = await post({ hash, idempotencyKey });
    if (answer?.ok) return onImported(answer.value);
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

  const action = preview === null ? null : actionOf(preview);
  return (
    <div className="grid gap-4">
      <SheetSource
        text={text}
        columns={columns}
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
      <div aria-live="polite">{preview === null ? null : show(preview)}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        {preview === null || action === null ? (
          <Button variant="primary" pending={pending} disabled={text.trim() === ""} onClick={() => void act(look)}>
            Preview
          </Button>
        ) : (
          <Button variant="primary" pending={pending} onClick={() => void act(() => put(preview.hash))}>
            {action}
          </Button>
        )}
      </div>
    </div>
  );
}
