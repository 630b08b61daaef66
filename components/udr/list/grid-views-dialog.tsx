"use client";

import { type SubmitEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import type { SavedView } from "#lib/domain/saved-view/saved-view.ts";
import type { UseSavedViews } from "./use-saved-views.ts";

type ViewsDialogProps = { readonly saved: UseSavedViews; readonly onClose: () => void };

/** The views one keeps: save how the list stands, rename, delete, say which one opens, hand over the link. */
export function ViewsDialog({ saved, onClose }: ViewsDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  function act(run: () => Promise<string | null>, done?: () => void): void {
    if (pending) return;
    startTransition(async () => {
      const found = await run();
      setProblem(found);
      if (found === null) done?.();
    });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title="Views of UDRs"
      description="A view keeps criteria, order, columns and density. Only you see yours; the link shows anybody the same list."
      size="medium"
      footer={<DialogClose render={<Button>Close</Button>} />}
    >
      <div className="grid gap-4">
        {problem === null ? null : <RefusalMessage title="It was not done." message={problem} />}
        <SaveAs saved={saved} pending={pending} onSave={(name) => act(() => saved.saveAs(name), onClose)} />
        <section>
          <h3 className="font-semibold">Your views</h3>
          {saved.views.length === 0 ? <p className="text-muted">None yet.</p> : null}
          <ul aria-label="Your views" className="grid">
            {saved.views.map((view) => (
              <ViewItem key={view.viewId} view={view} saved={saved} act={act} />
            ))}
          </ul>
        </section>
        <section className="flex items-center justify-between gap-4 border-t pt-3">
          <span>Link to the list as it stands</span>
          <CopyButton text={window.location.href} label="Copy the link" />
        </section>
      </div>
    </Dialog>
  );
}

type SaveAsProps = { readonly saved: UseSavedViews; readonly pending: boolean; readonly onSave: (name: string) => void };

function SaveAs({ saved, pending, onSave }: SaveAsProps) {
  const [name, setName] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const isMissing = isAsked && name.trim() === "";
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setIsAsked(true);
    if (name.trim() !== "") onSave(name.trim());
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <Field
        label="Save the list as it stands, as"
        error={isMissing ? "Give the view a name." : undefined}
        hint={saved.chosen === null ? undefined : `The view ${saved.chosen.name} stays as it is.`}
        className="min-w-56 flex-1"
      >
        {(control) => (
          <Input {...control} value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" pending={pending}>
        Save as new view
      </Button>
    </form>
  );
}

type ViewItemProps = {
  readonly view: SavedView;
  readonly saved: UseSavedViews;
  readonly act: (run: () => Promise<string | null>) => void;
};

function ViewItem({ view, saved, act }: ViewItemProps) {
  const [name, setName] = useState<string | null>(null);
  function rename(event: SubmitEvent): void {
    event.preventDefault();
    const wanted = name?.trim() ?? "";
    if (wanted === "") return;
    act(async () => {
      const problem = await saved.rename(view, wanted);
      if (problem === null) setName(null);
      return problem;
    });
  }
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-2 border-line-soft border-b py-1 last:border-b-0">
      {name === null ? (
        <span className="min-w-32 flex-1 font-medium">
          {view.name}
          {view.isDefault ? <span className="ml-2 font-normal text-muted text-xs">opens with the list</span> : null}
        </span>
      ) : (
        <form onSubmit={rename} className="flex min-w-32 flex-1 gap-2">
          <Input aria-label={`New name of ${view.name}`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          <Button type="submit" size="small" className="h-8">
            Rename
          </Button>
        </form>
      )}
      <Button
        size="small"
        variant="ghost"
        aria-pressed={view.isDefault}
        aria-label={`${view.isDefault ? "Not by default" : "Make default"}: ${view.name}`}
        onClick={() => act(() => saved.setDefault(view.isDefault ? null : view))}
      >
        {view.isDefault ? "Not by default" : "Make default"}
      </Button>
      <Button
        size="small"
        variant="ghost"
        aria-label={name === null ? `Rename ${view.name}` : `Leave the name ${view.name}`}
        onClick={() => setName(name === null ? view.name : null)}
      >
        {name === null ? "Rename" : "Leave"}
      </Button>
      <Button size="small" variant="ghost" aria-label={`Delete ${view.name}`} onClick={() => act(() => saved.remove(view))}>
        Delete
      </Button>
    </li>
  );
}
