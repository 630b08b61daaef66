"use client";

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CornerDownRight, Plus, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { fieldOfValue, MOST_VALUE_LETTERS, type ValueDraft } from "#lib/domain/definition/value-list-draft.ts";
import type { TreeMove } from "#lib/domain/definition/value-list-tree.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { fieldId } from "./use-definition-form.ts";

type ValueFieldsProps = {
  readonly item: ValueDraft;
  /** What prices by it. */
  readonly users: readonly string[];
  readonly error: string | undefined;
  readonly canMove: (move: TreeMove) => boolean;
  readonly onChange: (change: Partial<Pick<ValueDraft, "value" | "label">>) => void;
  readonly onMove: (move: TreeMove) => void;
  readonly onAdd: (isBelow: boolean) => void;
  readonly onRemove: () => void;
};

const MOVES = [
  { move: "up", label: "Move up", icon: ArrowUp },
  { move: "down", label: "Move down", icon: ArrowDown },
  { move: "in", label: "Move in, below the one before", icon: ArrowRight },
  { move: "out", label: "Move out", icon: ArrowLeft },
] as const;

/** The value that is selected in the tree: what it is called, where it stands, and whether it can go. */
export function ValueFields({ item, users, error, canMove, onChange, onMove, onAdd, onRemove }: ValueFieldsProps) {
  /** Enter goes on to the next value; Ctrl Enter saves, as everywhere on the page. */
  function goOn(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onAdd(false);
  }

  return (
    <fieldset className="grid gap-3">
      <legend className="pb-2 font-semibold">Selected value</legend>
      <Field
        id={fieldId(fieldOfValue(item.key))}
        label="Value"
        error={error}
        hint={
          item.isStored ? "Usage and conditions refer to it, so it stays. Its label may change." : "What usage carries and conditions name."
        }
      >
        {(control) => (
          <Input
            {...control}
            value={item.value}
            readOnly={item.isStored}
            maxLength={MOST_VALUE_LETTERS}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onKeyDown={goOn}
            onChange={(event) => onChange({ value: event.target.value })}
          />
        )}
      </Field>
      <Field label="Label" optional hint="What people read. Empty: the value itself. Enter adds the next value.">
        {(control) => (
          <Input
            {...control}
            value={item.label}
            maxLength={MOST_VALUE_LETTERS}
            autoComplete="off"
            onKeyDown={goOn}
            onChange={(event) => onChange({ label: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {MOVES.map(({ move, label, icon: Icon }) => (
          <Button
            key={move}
            size="square"
            aria-label={label}
            title={label}
            // Not `disabled`: the button under the focus would lose it at the end of the way.
            aria-disabled={!canMove(move) || undefined}
            onClick={() => onMove(move)}
          >
            <Icon aria-hidden="true" />
          </Button>
        ))}
        <Button size="medium" onClick={() => onAdd(true)}>
          <CornerDownRight aria-hidden="true" />
          Add below
        </Button>
        <Button size="medium" onClick={() => onAdd(false)}>
          <Plus aria-hidden="true" />
          Add after
        </Button>
        {users.length > 0 ? null : (
          <Button size="medium" variant="ghost" onClick={onRemove}>
            <Trash2 aria-hidden="true" />
            Remove
          </Button>
        )}
      </div>
      {users.length > 0 ? (
        <Notice>
          {`In use by ${listInWords(users, "and")}, so it cannot be removed. If it moves, what holds for anything under a value changes with it in drafts; published versions keep the list they were published with.`}
        </Notice>
      ) : null}
    </fieldset>
  );
}
