import type { TreeMove } from "#lib/domain/definition/value-list-tree.ts";

type Pressed = {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

export type ValueTreeAct =
  | { readonly kind: "go"; readonly to: "next" | "previous" | "first" | "last" }
  | { readonly kind: "inOrOut"; readonly direction: "in" | "out" }
  | { readonly kind: "move"; readonly move: TreeMove }
  | { readonly kind: "letter"; readonly letter: string }
  | { readonly kind: "remove" }
  | { readonly kind: "edit" }
  | { readonly kind: "expandAll" };

const MOVES: Readonly<Record<string, TreeMove>> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

const ACTS: Readonly<Record<string, ValueTreeAct>> = {
  ArrowDown: { kind: "go", to: "next" },
  ArrowUp: { kind: "go", to: "previous" },
  Home: { kind: "go", to: "first" },
  End: { kind: "go", to: "last" },
  ArrowRight: { kind: "inOrOut", direction: "in" },
  ArrowLeft: { kind: "inOrOut", direction: "out" },
  Delete: { kind: "remove" },
  Enter: { kind: "edit" },
  F2: { kind: "edit" },
  "*": { kind: "expandAll" },
};

/** What a key does in the tree, after the pattern that trees follow everywhere; null leaves it to the page. */
export function valueTreeKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): ValueTreeAct | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const move = MOVES[key];
    return move === undefined || shiftKey ? null : { kind: "move", move };
  }
  const act = ACTS[key];
  if (act !== undefined) return act;
  return /^[\p{L}\p{N}]$/u.test(key) ? { kind: "letter", letter: key.toLowerCase() } : null;
}
