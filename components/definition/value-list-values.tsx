"use client";

import { ChevronsDownUp, ChevronsUpDown, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { fieldOfValue, nextKey, type ValueDraft } from "#lib/domain/definition/value-list-draft.ts";
import {
  droppedItem,
  MOST_LEVELS,
  type MovedTree,
  movedItem,
  parentOf,
  subtreeEnd,
  type TreeMove,
  withoutItem,
} from "#lib/domain/definition/value-list-tree.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { Panel } from "../ui/panel.tsx";
import { fieldId } from "./use-definition-form.ts";
import { ValueFields } from "./value-fields.tsx";
import { ValueListPaste } from "./value-list-paste.tsx";
import { standsInWords } from "./value-stands.ts";
import { ValueTree } from "./value-tree.tsx";

type ValueListValuesProps = {
  readonly items: readonly ValueDraft[];
  /** By value, what prices by it. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly onChange: (items: readonly ValueDraft[]) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** The values: the tree, and beside it the fields of the one that is selected. */
export function ValueListValues({ items, uses, onChange, errorOf }: ValueListValuesProps) {
  const [selected, setSelected] = useState<number | null>(items[0]?.key ?? null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<number>>(new Set());
  const wanted = useRef<string | null>(null);
  const hasProblem = (key: number) => errorOf(fieldOfValue(key)) !== undefined;
  const index = items.findIndex(({ key }) => key === selected);
  const item = items[index];

  // After every render: the fields of an added value exist only then.
  useEffect(() => {
    if (wanted.current === null) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });

  function toggle(key: number, isExpanded: boolean): void {
    setCollapsed((current) => new Set(isExpanded ? [...current].filter((each) => each !== key) : [...current, key]));
  }

  /** Beside what is selected, or below it. */
  function add(isBelow: boolean): void {
    const key = nextKey(items);
    const at = item ? subtreeEnd(items, index) : items.length;
    const depth = (item?.depth ?? 0) + (item && isBelow ? 1 : 0);
    if (depth >= MOST_LEVELS) {
      announce(`A tree has at most ${MOST_LEVELS} levels.`);
      return;
    }
    wanted.current = fieldId(fieldOfValue(key));
    if (item && isBelow) toggle(item.key, true);
    setSelected(key);
    onChange([...items.slice(0, at), { key, value: "", label: "", depth, isStored: false }, ...items.slice(at)]);
  }

  function take(moved: MovedTree<ValueDraft> | null): void {
    if (moved === null) {
      announce("It cannot be moved there.");
      return;
    }
    const parent = parentOf(moved.items, moved.index);
    const above = parent === null ? undefined : moved.items[parent];
    if (above) toggle(above.key, true);
    onChange(moved.items);
    announce(standsInWords(moved));
  }

  function remove(): void {
    if (!item) return;
    const inUse = item.isStored ? (uses.get(item.value) ?? []) : [];
    if (inUse.length > 0) {
      announce(`${item.value} is in use and cannot be removed.`);
      return;
    }
    const rest = withoutItem(items, index);
    setSelected(rest[Math.min(index, rest.length - 1)]?.key ?? null);
    onChange(rest);
    announce(`${item.label || item.value || "The new value"} removed`);
  }

  return (
    <Panel
      title="Values"
      description="In the order in which they are offered. A value may stand below another."
      actions={
        <>
          <Button size="small" onClick={() => setCollapsed(new Set())}>
            <ChevronsUpDown aria-hidden="true" />
            Expand all
          </Button>
          <Button size="small" onClick={() => setCollapsed(new Set(items.map(({ key }) => key)))}>
            <ChevronsDownUp aria-hidden="true" />
            Collapse all
          </Button>
          <Button id={item ? undefined : fieldId("values")} size="small" onClick={() => add(false)}>
            <Plus aria-hidden="true" />
            Add a value
          </Button>
        </>
      }
    >
      <div className="grid items-start gap-4 @2xl:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          {items.length === 0 ? (
            <p className="text-muted">{errorOf("values") ?? "None yet: add a value, or paste a block of lines."}</p>
          ) : (
            <ValueTree
              items={items}
              selected={selected}
              collapsed={withoutHiddenProblems(items, collapsed, hasProblem)}
              hasProblem={hasProblem}
              onSelect={setSelected}
              onReach={(key) => {
                wanted.current = fieldId(fieldOfValue(key));
                setSelected(key);
              }}
              onToggle={toggle}
              onExpandAll={() => setCollapsed(new Set())}
              onMove={(move: TreeMove) => take(index < 0 ? null : movedItem(items, index, move))}
              onDrop={({ index: from, ...place }) => take(droppedItem(items, from, place))}
              onRemove={remove}
              onEdit={() => document.getElementById(fieldId(fieldOfValue(selected ?? -1)))?.focus()}
            />
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          {item ? (
            <ValueFields
              key={item.key}
              item={item}
              users={item.isStored ? (uses.get(item.value) ?? []) : []}
              error={errorOf(fieldOfValue(item.key))}
              canMove={(move) => movedItem(items, index, move) !== null}
              onChange={(change) => onChange(items.map((each) => (each.key === item.key ? { ...each, ...change } : each)))}
              onMove={(move) => take(movedItem(items, index, move))}
              onAdd={add}
              onRemove={remove}
            />
          ) : null}
          <ValueListPaste items={items} onChange={onChange} />
        </div>
      </div>
    </Panel>
  );
}

/** What is wrong is never hidden: the summary of errors leads to it. */
function withoutHiddenProblems(
  items: readonly ValueDraft[],
  collapsed: ReadonlySet<number>,
  hasProblem: (key: number) => boolean,
): ReadonlySet<number> {
  const hidden = items.flatMap(({ key }, index) => {
    if (!collapsed.has(key)) return [];
    const below = items.slice(index + 1, subtreeEnd(items, index));
    return below.some((item) => hasProblem(item.key)) ? [] : [key];
  });
  return new Set(hidden);
}
