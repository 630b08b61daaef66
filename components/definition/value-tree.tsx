// biome-ignore-all lint/a11y/useSemanticElements: HTML has no tree.
"use client";

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import type { ValueDraft } from "#lib/domain/definition/value-list-draft.ts";
import { type TreeRow, treeRows } from "#lib/domain/definition/value-list-rows.ts";
import { subtreeEnd, type TreeMove } from "#lib/domain/definition/value-list-tree.ts";
import { type Drop, useValueDrag } from "./use-value-drag.ts";
import { ValueTreeItem } from "./value-tree-item.tsx";
import { type ValueTreeAct, valueTreeKey } from "./value-tree-key.ts";

type ValueTreeProps = {
  readonly items: readonly ValueDraft[];
  readonly selected: number | null;
  readonly collapsed: ReadonlySet<number>;
  readonly hasProblem: (key: number) => boolean;
  readonly onSelect: (key: number) => void;
  /** A summary of errors leads to the value. */
  readonly onReach: (key: number) => void;
  readonly onToggle: (key: number, isExpanded: boolean) => void;
  readonly onExpandAll: () => void;
  readonly onMove: (move: TreeMove) => void;
  readonly onDrop: (drop: Drop) => void;
  readonly onRemove: () => void;
  /** Enter or F2: what is selected wants to be typed over. */
  readonly onEdit: () => void;
};

/**
 * The values as a tree to be walked and rearranged: one stop of the Tab key. Arrows walk, Alt with them moves what is
 * selected with all that stands below it, and the handles do the same by pointer.
 */
export function ValueTree(props: ValueTreeProps) {
  const { items, selected, collapsed, hasProblem, onSelect, onToggle } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const rows = treeRows(items, collapsed);
  const drag = useValueDrag({ items, onSelect, onDrop: props.onDrop });
  const itemId = (key: number) => `${id}-${key}`;
  const activeId = selected === null ? undefined : itemId(selected);

  useEffect(() => {
    if (activeId !== undefined && box.current?.contains(document.activeElement)) {
      document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
    }
  }, [activeId]);

  function press(event: KeyboardEvent): void {
    const act = valueTreeKey(event);
    if (act === null || rows.length === 0) return;
    event.preventDefault();
    perform(act);
  }

  function perform(act: ValueTreeAct): void {
    const at = Math.max(
      0,
      rows.findIndex(({ item }) => item.key === selected),
    );
    switch (act.kind) {
      case "move":
        props.onMove(act.move);
        break;
      case "remove":
        props.onRemove();
        break;
      case "edit":
        props.onEdit();
        break;
      case "inOrOut":
        stepInOrOut(at, act.direction);
        break;
      case "expandAll":
        props.onExpandAll();
        break;
      case "go":
        select(rows[placeOf(act.to, at, rows.length)]);
        break;
      case "letter":
        select(startingWith(rows, at, act.letter));
        break;
    }
  }

  function select(row: TreeRow<ValueDraft> | undefined): void {
    if (row) onSelect(row.item.key);
  }

  /** Right opens, then goes in; Left closes, then goes out. */
  function stepInOrOut(at: number, direction: "in" | "out"): void {
    const row = rows[at];
    if (!row) return;
    const isOpening = direction === "in";
    if (row.isExpanded === !isOpening) onToggle(row.item.key, isOpening);
    else if (isOpening && row.isExpanded) select(rows[at + 1]);
    else if (!isOpening) select(rows.findLast(({ level }, index) => index < at && level < row.level));
  }

  return (
    <>
      <div
        ref={box}
        role="tree"
        aria-label="Values"
        aria-describedby={`${id}-keys`}
        aria-activedescendant={activeId}
        tabIndex={0}
        onKeyDown={press}
        {...drag.handlers}
        className="grid max-h-[min(60dvh,32rem)] content-start overflow-y-auto rounded-md border bg-raised p-1"
      >
        {rows.map((row) => (
          <ValueTreeItem
            key={row.item.key}
            id={itemId(row.item.key)}
            row={row}
            isSelected={row.item.key === selected}
            hasProblem={hasProblem(row.item.key)}
            drop={drag.drop?.target === row.index ? drag.drop.place : null}
            isDragged={drag.dragged !== null && row.index >= drag.dragged && row.index < subtreeEnd(items, drag.dragged)}
            onReach={() => props.onReach(row.item.key)}
            onSelect={() => onSelect(row.item.key)}
            onToggle={(isExpanded) => onToggle(row.item.key, isExpanded)}
          />
        ))}
      </div>
      <p id={`${id}-keys`} className="pt-1.5 text-muted text-xs">
        By keyboard: arrows walk, Alt with them moves, Enter edits, Delete removes. By pointer: drag by the handle.
      </p>
    </>
  );
}

function placeOf(to: "next" | "previous" | "first" | "last", at: number, count: number): number {
  if (to === "first") return 0;
  if (to === "last") return count - 1;
  return Math.min(count - 1, Math.max(0, at + (to === "next" ? 1 : -1)));
}

/** The next one that begins with the letter, from the one after this on and round. */
function startingWith(rows: readonly TreeRow<ValueDraft>[], at: number, letter: string): TreeRow<ValueDraft> | undefined {
  const round = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return round.find(({ item }) => (item.label || item.value).toLowerCase().startsWith(letter));
}
