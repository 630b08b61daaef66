"use client";

import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { KeyHint } from "../ui/key-hint.tsx";
import { Panel } from "../ui/panel.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { submitOnControlEnter } from "../ui/submit-on-control-enter.ts";
import { useLeaveGuard } from "../ui/use-leave-guard.ts";
import { FileDrop } from "./file-drop.tsx";
import { ImportFields, type SourceOption } from "./import-fields.tsx";
import { emptyForm, FIELDS, withFile } from "./new-import-form.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { useNewImport } from "./use-new-import.ts";

/** A file of usage: chosen, looked at, and then imported as it was looked at. */
export function NewImport({ sources }: { readonly sources: readonly SourceOption[] }) {
  const { form, change, errors, attempt, preview, refusal, isPending, sent, submit, stop } = useNewImport(emptyForm(sources));
  // Who leaves now sends half of it, and none of it is kept.
  useLeaveGuard(sent !== null);
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message;
  const isNothing = preview !== null && preview.received === 0;
  return (
    <form
      noValidate
      aria-label="Import usage"
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
      onKeyDown={submitOnControlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {refusal === null ? null : (
        <RefusalMessage
          title="Nothing was imported."
          message={refusal.title}
          {...(refusal.code === undefined ? {} : { code: refusal.code })}
        />
      )}
      <Panel title="The file and what it is">
        <div className="grid gap-5">
          <FileDrop
            id={FIELDS.file}
            file={form.file}
            error={errorOf(FIELDS.file)}
            disabled={sent !== null}
            onFile={(file) => change(withFile(form, file))}
          />
          <ImportFields form={form} change={change} sources={sources} errorOf={errorOf} disabled={sent !== null} />
        </div>
      </Panel>
      {preview === null ? null : <PreviewPanel preview={preview} allOrNothing={form.allOrNothing} />}
      {sent === null ? null : <Sending share={sent} onStop={stop} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <span className="text-muted text-xs">
          <KeyHint keys="Ctrl Enter" /> {preview === null ? "shows the preview" : "imports it"}
        </span>
        <Button type="submit" variant="primary" pending={isPending} disabled={isNothing}>
          {preview === null ? "Preview" : "Import"}
        </Button>
      </div>
    </form>
  );
}

function Sending({ share, onStop }: { readonly share: number; readonly onStop: () => void }) {
  const isSent = share === 100;
  return (
    <Panel title={isSent ? "Being stored" : "Being sent"}>
      <div className="flex flex-wrap items-center gap-4">
        <progress
          aria-label="Sent"
          max={100}
          value={share}
          className="h-1.5 min-w-40 flex-1 appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
        />
        <span className="figures text-muted text-xs">{share} %</span>
        <Button size="small" onClick={onStop}>
          Stop
        </Button>
      </div>
    </Panel>
  );
}
