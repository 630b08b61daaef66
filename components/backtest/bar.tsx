import { cn } from "#components/ui/class-names.ts";
import { type Direction, directionOf, shareOf } from "#lib/domain/backtest/change-scale.ts";

/** More is teal, less is hatched amber: with the side, the pattern says what the colour says, on paper too. */
export const FILL = {
  more: "bg-accent",
  less: "bg-caution bg-[image:repeating-linear-gradient(135deg,transparent_0_3px,color-mix(in_oklab,var(--paper)_38%,transparent)_3px_5px)]",
  same: "bg-line-strong",
} as const satisfies Record<Direction, string>;

/** Colours that mean something are kept where a browser would take them away: on paper, and in a reader's own colours. */
export const KEEP_COLOURS = "forced-color-adjust-none [print-color-adjust:exact]";

const SIDE = { more: "left-1/2 rounded-r-sm", less: "right-1/2 rounded-l-sm", same: "hidden" } as const satisfies Record<Direction, string>;

type ChangeBarProps = { readonly change: string; readonly largest: string; readonly className?: string };

/** A change as a bar from the middle, beside the figure that it draws. */
export function ChangeBar({ change, largest, className }: ChangeBarProps) {
  const direction = directionOf(change);
  return (
    <span aria-hidden="true" className={cn("relative block h-4 shrink-0", KEEP_COLOURS, className)}>
      <span
        className={cn("absolute inset-y-0.5 transition-[width] duration-300", FILL[direction], SIDE[direction])}
        style={{ width: `max(2px, calc(${shareOf(change, largest)}% / 2))` }}
      />
      <span className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-line-strong" />
    </span>
  );
}
