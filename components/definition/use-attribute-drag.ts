"use client";

import { type PointerEvent, useState } from "react";

/** Dragging the rows of a list by their handles: `move` is told what is dragged and where it falls. */
export function useAttributeDrag(move: (id: number, to: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);

  function begin(event: PointerEvent<HTMLElement>): void {
    const handle = event.target instanceof Element ? event.target.closest("[data-handle]") : null;
    const id = handle ? numberIn(handle, "attributeId") : null;
    if (id === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(id);
  }

  /** By place and not by target: while the pointer is captured every event has the list as its target. */
  function over({ clientX, clientY }: PointerEvent<HTMLElement>): void {
    if (dragged === null) return;
    const found = document.elementFromPoint(clientX, clientY);
    setTarget(found ? numberIn(found, "attributeIndex") : null);
  }

  function end(): void {
    if (dragged !== null && target !== null) move(dragged, target);
    giveUp();
  }

  function giveUp(): void {
    setDragged(null);
    setTarget(null);
  }

  return { target, handlers: { onPointerDown: begin, onPointerMove: over, onPointerUp: end, onPointerCancel: giveUp } };
}

function numberIn(element: Element, member: "attributeId" | "attributeIndex"): number | null {
  const text = element.closest<HTMLElement>("[data-attribute-id]")?.dataset[member];
  return text === undefined ? null : Number.parseInt(text, 10);
}
