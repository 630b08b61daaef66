import type { Direction, HeatStep } from "#lib/domain/backtest/change-scale.ts";

/**
 * From the surface to the full colour. The ink on each step is the one that reads on it, in both themes: the third step is light
 * enough for dark ink, in the light where the fourth is not.
 */
const STEPS = {
  more: [
    "",
    "bg-[color-mix(in_oklab,var(--accent)_16%,var(--paper))] text-ink",
    "bg-[color-mix(in_oklab,var(--accent)_38%,var(--paper))] text-ink",
    "bg-[light-dark(color-mix(in_oklab,var(--accent)_60%,var(--paper)),color-mix(in_oklab,var(--accent)_76%,var(--paper)))] text-[light-dark(var(--ink),var(--paper))]",
    "bg-accent text-paper",
  ],
  less: [
    "",
    "bg-[color-mix(in_oklab,var(--caution)_16%,var(--paper))] text-ink",
    "bg-[color-mix(in_oklab,var(--caution)_38%,var(--paper))] text-ink",
    "bg-[light-dark(color-mix(in_oklab,var(--caution)_60%,var(--paper)),color-mix(in_oklab,var(--caution)_76%,var(--paper)))] text-[light-dark(var(--ink),var(--paper))]",
    "bg-caution text-paper",
  ],
} as const satisfies Record<Exclude<Direction, "same">, readonly string[]>;

export function heatStyle(direction: Direction, step: HeatStep): string {
  return direction === "same" ? "bg-panel text-muted" : STEPS[direction][step];
}

/** The sign in the cell says which way without its colour, and its weight how far. */
export const HEAT_SIGN = { more: "+", less: "−", same: "" } as const satisfies Record<Direction, string>;
