"use client";

import { Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ImportTarget } from "#lib/domain/price-plan/import-target.ts";
import type { Imported } from "./import-form.tsx";

/* Reading a document takes its whole schema, which nobody needs before a dialog is opened. */
const ImportForm = dynamic(() => import("./import-form.tsx").then((module) => module.ImportForm), { ssr: false });

type ImportDialogProps = {
  readonly target: ImportTarget;
  /** What `before` is: "the draft", "v2, in force". */
  readonly against: string;
  /** What is typed must be stored before something is put over it; true once it is. */
  readonly prepare?: () => Promise<boolean>;
  readonly onImported: (imported: Imported) => void;
  /** Where somebody came for it. */
  readonly startsOpen?: boolean;
};

/** A document out of a file or a message: first what it says and would change, then into the draft. */
export function ImportDialog({ target, against, prepare, onImported, startsOpen = false }: ImportDialogProps) {
  const [open, setOpen] = useState(startsOpen);
  async function begin(): Promise<void> {
    if (prepare === undefined || (await prepare())) setOpen(true);
  }
  return (
    <>
      <Button variant="ghost" onClick={() => void begin()}>
        <Upload aria-hidden="true" />
        Import document…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="large"
        title="Import a document"
        description="Nothing is stored before you have seen what it would change."
      >
        {open ? (
          <ImportForm
            target={target}
            against={against}
            onImported={(imported) => {
              setOpen(false);
              onImported(imported);
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}
