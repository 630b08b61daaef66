"use client";

import { type PointerEvent, useState } from "react";
import { type DropPlace, droppedItem, type Placed } from "#lib/domain/definition/value-list-tree.ts";

/** What is dragged, and where it would stand. */
export type Drop = { readonly index: number; readonly target: number; readonly place: DropPlace };

type ValueDragProps = {
  readonly items: readonly (Placed & { readonly key: number })[];
  readonly onSelect: (key: number) => void;
  readonly onDrop: (drop: Drop) => void;
};

/** Dragging by the handles of a tree. Only a place where it may stand is shown, and only there does it fall. */
export function useValueDrag({ items, onSelect, onDrop }: ValueDragProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);

  function begin(event: PointerEvent<HTMLElement>): void {
    const handle = event.target instanceof Element ? event.target.closest("[data-handle]") : null;
    const index = handle ? indexOf(handle) : null;
    const item = index === null ? undefined : items[index];
    if (index === null || !item || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onSelect(item.key);
    setDragged(index);
  }

  function over(event: PointerEvent<HTMLElement>): void {
    if (dragged === null) return;
    const place = placeAt(event);
    const isPossible = place !== null && droppedItem(items, dragged, place) !== null;
    setDrop(isPossible ? { index: dragged, ...place } : null);
  }

  function end(): void {
    if (drop !== null) onDrop(drop);
    giveUp();
  }

  function giveUp(): void {
    setDragged(null);
    setDrop(null);
  }

  return {
    dragged,
    drop,
    handlers: { onPointerDown: begin, onPointerMove: over, onPointerUp: end, onPointerCancel: giveUp },
  };
}

/** By place and not by target: while the pointer is captured every event has the tree as its target. */
function placeAt({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Pick<Drop, "target" | "place"> | null {
  const found = document.elementFromPoint(clientX, clientY)?.closest("[data-value-index]");
  if (!found || !currentTarget.contains(found)) return null;
  const target = indexOf(found);
  if (target === null) return null;
  const { top, height } = found.getBoundingClientRect();
  const share = (clientY - top) / height;
  return { target, place: share < 0.3 ? "before" : share > 0.7 ? "after" : "in" };
}

function indexOf(element: Element): number | null {
  const text = element.closest<HTMLElement>("[data-value-index]")?.dataset.valueIndex;
  return text === undefined ? null : Number.parseInt(text, 10);
}
