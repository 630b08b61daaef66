"use client";

import dynamic from "next/dynamic";
import { useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { notify } from "#components/ui/toast.tsx";
import { NO_VIEW, type UseSavedViews } from "./use-saved-views.ts";

const ViewsDialog = dynamic(() => import("./grid-views-dialog.tsx").then((module) => module.ViewsDialog), { ssr: false });

/** Which view the list shows, whether it still does, and the way to what can be done about it. */
export function ViewBar({ saved }: { readonly saved: UseSavedViews }) {
  const { views, chosen, isModified } = saved;
  const [isOpen, setIsOpen] = useState(false);
  const [isSaving, startSaving] = useTransition();
  const id = useId();
  const options = views.map(({ viewId, name, isDefault }) => ({ value: String(viewId), label: isDefault ? `${name} (default)` : name }));
  function saveOver(): void {
    if (chosen === null) return;
    startSaving(async () => {
      const problem = await saved.saveOver(chosen);
      if (problem !== null) notify({ tone: "negative", title: "The view was not saved.", description: problem });
    });
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="text-muted text-xs">
        View
      </label>
      <FilterSelect
        id={id}
        options={[{ value: NO_VIEW, label: "All UDRs" }, ...options]}
        value={chosen === null ? NO_VIEW : String(chosen.viewId)}
        onValueChange={(value) => saved.choose(views.find(({ viewId }) => String(viewId) === value) ?? null)}
        className="max-w-56"
      />
      {isModified && chosen !== null ? (
        <>
          <Tag>modified</Tag>
          <Button size="small" variant="ghost" onClick={() => saved.choose(chosen)}>
            Reset
          </Button>
          <Button size="small" variant="ghost" onClick={saveOver} pending={isSaving}>
            Save
          </Button>
        </>
      ) : null}
      <Button size="small" variant="ghost" onClick={() => setIsOpen(true)}>
        Views…
      </Button>
      {isOpen ? <ViewsDialog saved={saved} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}
