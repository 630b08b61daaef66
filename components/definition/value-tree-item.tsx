// biome-ignore-all lint/a11y/useFocusableInteractive: the tree is the one stop of the Tab key and names its active item.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree itself hears the keys.
// biome-ignore-all lint/a11y/noStaticElementInteractions: what is clicked here is done by the keys of the tree too.
// biome-ignore-all lint/a11y/useSemanticElements: HTML has no tree.
import { ChevronDown, ChevronRight, CircleAlert, GripVertical } from "lucide-react";
import { fieldOfValue, type ValueDraft } from "#lib/domain/definition/value-list-draft.ts";
import type { TreeRow } from "#lib/domain/definition/value-list-rows.ts";
import type { DropPlace } from "#lib/domain/definition/value-list-tree.ts";
import { cn } from "../ui/class-names.ts";
import { Code } from "../ui/code.tsx";
import { fieldId } from "./use-definition-form.ts";

type ValueTreeItemProps = {
  readonly id: string;
  readonly row: TreeRow<ValueDraft>;
  readonly isSelected: boolean;
  readonly hasProblem: boolean;
  /** Where what is being dragged would stand. */
  readonly drop: DropPlace | null;
  readonly isDragged: boolean;
  /** A summary of errors sent the focus here. */
  readonly onReach: () => void;
  readonly onSelect: () => void;
  readonly onToggle: (isExpanded: boolean) => void;
};

/** Step by step as class names: a style attribute would be the only one on the page. */
const INDENT = ["ml-0", "ml-5", "ml-10", "ml-15", "ml-20", "ml-25", "ml-30", "ml-35", "ml-40", "ml-45"] as const;

const DROP = {
  before: "border-t-accent",
  after: "border-b-accent",
  in: "bg-accent-soft",
} as const satisfies Record<DropPlace, string>;

export function ValueTreeItem({ id, row, isSelected, hasProblem, drop, isDragged, onReach, onSelect, onToggle }: ValueTreeItemProps) {
  const { item, index, level, position, size, isExpanded } = row;
  const label = item.label.trim() === "" ? item.value : item.label;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-selected={isSelected}
      {...(isExpanded === null ? {} : { "aria-expanded": isExpanded })}
      data-value-index={index}
      onClick={onSelect}
      className={cn(
        "relative flex min-h-8 cursor-default items-center gap-1.5 rounded-sm border-y-2 border-transparent pr-2",
        INDENT[Math.min(level - 1, INDENT.length - 1)],
        isSelected ? "bg-selected font-medium" : "hover:bg-hover",
        drop === null ? "" : DROP[drop],
        isDragged && "opacity-55",
      )}
    >
      {/* Where a summary of errors leads to while the fields of another value are shown. */}
      {isSelected ? null : <span id={fieldId(fieldOfValue(item.key))} tabIndex={-1} onFocus={onReach} className="absolute" />}
      <span aria-hidden="true" data-handle="" className="grid h-8 w-6 shrink-0 cursor-grab touch-none place-items-center text-faint">
        <GripVertical className="size-3.5" />
      </span>
      {isExpanded === null ? (
        <span className="w-4 shrink-0" />
      ) : (
        <span
          aria-hidden="true"
          className="grid size-6 shrink-0 -mx-1 place-items-center rounded-sm text-muted hover:bg-hover"
          onClick={(event) => {
            event.stopPropagation();
            onToggle(!isExpanded);
          }}
        >
          {isExpanded ? <ChevronDown className="size-4" /> : <ChevronRight className="size-4" />}
        </span>
      )}
      <span className="min-w-0 break-words">{label.trim() === "" ? <span className="text-muted">New value</span> : label}</span>
      {label === item.value ? null : <Code className="min-w-0 break-all text-muted text-xs">{item.value}</Code>}
      {hasProblem ? (
        <>
          <CircleAlert aria-hidden="true" className="ml-auto size-4 shrink-0 text-negative" />
          <span className="sr-only">, something is wrong with it</span>
        </>
      ) : null}
    </div>
  );
}
