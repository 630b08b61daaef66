import { expect, it } from "vitest";
import { valueTreeKey } from "./value-tree-key.ts";

const NOTHING_HELD = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

it.each([
  [{ key: "ArrowDown" }, { kind: "go", to: "next" }],
  [{ key: "Home" }, { kind: "go", to: "first" }],
  [{ key: "ArrowRight" }, { kind: "inOrOut", direction: "in" }],
  [
    { key: "ArrowUp", altKey: true },
    { kind: "move", move: "up" },
  ],
  [
    { key: "ArrowLeft", altKey: true },
    { kind: "move", move: "out" },
  ],
  [{ key: "ArrowLeft", altKey: true, shiftKey: true }, null],
  [{ key: "f", altKey: true }, null],
  [{ key: "Enter" }, { kind: "edit" }],
  // Ctrl Enter saves the form.
  [{ key: "Enter", ctrlKey: true }, null],
  [{ key: "*", shiftKey: true }, { kind: "expandAll" }],
  [
    { key: "É", shiftKey: true },
    { kind: "letter", letter: "é" },
  ],
  [{ key: "Tab" }, null],
  [{ key: "Delete" }, { kind: "remove" }],
])("%j", (pressed, act) => {
  expect(valueTreeKey({ ...NOTHING_HELD, ...pressed })).toEqual(act);
});
