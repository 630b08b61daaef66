"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ImportTarget } from "#lib/domain/price-plan/import-target.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { ImportReadingView } from "./import-reading.tsx";
import { type ImportSource, ImportSourceFields } from "./import-source.tsx";
import { putDraft } from "./put-draft.ts";
import { useImportReader } from "./use-import-reader.ts";

export type Imported = { readonly document: PricePlanDocument; readonly revision: number };

type ImportFormProps = {
  readonly target: ImportTarget;
  readonly against: string;
  readonly onImported: (imported: Imported) => void;
};

type Failure = { readonly code?: string; readonly message: string };

export function ImportForm({ target, against, onImported }: ImportFormProps) {
  const router = useRouter();
  const read = useImportReader();
  const [source, setSource] = useState<ImportSource | null>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A new one after every answer: only what got none is the same import sent again.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const text = source?.text ?? null;
  const reading = read === null || text === null ? null : read(text, target);

  async function put(document: PricePlanDocument): Promise<void> {
    setPending(true);
    setFailure(null);
    const answer = await putDraft(target.plan.code, { document, revision: target.revision, idempotencyKey }).catch(() => null);
    setPending(false);
    if (answer === null) {
      setFailure({ message: "No answer came, so it may or may not be in the draft. Press again: it is never put there twice." });
      return;
    }
    setIdempotencyKey(crypto.randomUUID());
    if (answer.ok) {
      onImported({ document, revision: answer.value.revision });
      return;
    }
    setFailure({ code: answer.problem.code, message: answer.problem.title });
    // Brings in what a colleague saved: the changes shown are then against theirs.
    if (answer.problem.code === "STALE_REVISION") router.refresh();
  }

  return (
    <div className="grid gap-4">
      <ImportSourceFields
        source={source}
        onSource={(chosen) => {
          setSource(chosen);
          setFailure(null);
        }}
      />
      {text !== null && read === null ? <p className="text-muted">Reading…</p> : null}
      {reading ? <ImportReadingView reading={reading} against={against} /> : null}
      {failure ? <ImportFailure failure={failure} code={target.plan.code} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button
          variant="primary"
          pending={pending}
          disabled={reading?.kind !== "readable" || reading.changes.length === 0}
          onClick={() => (reading?.kind === "readable" ? void put(reading.document) : undefined)}
        >
          {target.revision === null ? "Begin a draft with it" : "Put into the draft"}
        </Button>
      </div>
    </div>
  );
}

function ImportFailure({ failure: { code, message }, code: plan }: { readonly failure: Failure; readonly code: string }) {
  return (
    <RefusalMessage
      title="It was not put into the draft."
      message={message}
      {...(code === undefined ? {} : { code })}
      actions={code === "DRAFT_OPEN" ? <TextLink href={`/price-plans/${encodeURIComponent(plan)}/draft`}>Open the draft</TextLink> : null}
    />
  );
}
