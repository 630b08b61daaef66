import { MOST_LEVELS } from "./value-list-tree.ts";

export type PastedValue = { readonly value: string; readonly label: string; readonly depth: number };

/** A tab indents as far as four spaces, as most editors show it. */
const TAB_WIDTH = 4;

/**
 * A block of lines "value", a tab, "label"; a line without a label is its own. A line that is indented further than the
 * one before stands below it; one that is indented less stands beside the last that was indented no more.
 */
export function readPastedValues(text: string): readonly PastedValue[] {
  const open: number[] = [];
  return text.split(/\r?\n/).flatMap((line) => {
    const content = line.trim();
    if (content === "") return [];
    const width = indentOf(line);
    while ((open.at(-1) ?? -1) >= width) open.pop();
    const depth = Math.min(open.length, MOST_LEVELS - 1);
    open.push(width);
    const [value = "", ...label] = content.split("\t").map((part) => part.trim());
    return [{ value, label: label.filter((part) => part !== "").join(" ") || value, depth }];
  });
}

function indentOf(line: string): number {
  const [space = ""] = /^[ \t]*/.exec(line) ?? [];
  const tabs = space.split("\t").length - 1;
  return space.length - tabs + tabs * TAB_WIDTH;
}
