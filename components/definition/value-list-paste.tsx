"use client";

import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { type ValueDraft, withPasted } from "#lib/domain/definition/value-list-draft.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

type ValueListPasteProps = { readonly items: readonly ValueDraft[]; readonly onChange: (items: readonly ValueDraft[]) => void };

/** Many values at once, as they stand in a sheet or an outline. */
export function ValueListPaste({ items, onChange }: ValueListPasteProps) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");

  function add(): void {
    const { items: next, added, passedOver } = withPasted(items, text);
    onChange(next);
    setText("");
    const values = `${added} ${added === 1 ? "value" : "values"} added`;
    setSaid(passedOver === 0 ? `${values}.` : `${values}, ${passedOver} in the list already.`);
  }

  return (
    <div className="grid justify-items-start gap-2">
      <Field
        className="w-full"
        label="Paste values"
        hint="A line each: the value, a tab, its label. An indented line stands below the one before."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={text}
            spellCheck={false}
            className="font-mono"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={add} disabled={text.trim() === ""}>
          <ClipboardPaste aria-hidden="true" />
          Add these
        </Button>
        <span role="status" className="text-muted text-xs">
          {said}
        </span>
      </div>
    </div>
  );
}
