import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type StatProps = { readonly label: string; readonly value: ReactNode; readonly detail?: ReactNode; readonly className?: string };

/** One figure that matters, with what it counts and what to make of it. Millions have a row of their own on a phone: half a figure is a wrong one. */
export function Stat({ label, value, detail, className }: StatProps) {
  return (
    <div className={cn("min-w-min max-w-full px-4 py-3.5", className)}>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="figures mt-1 font-semibold text-2xl tracking-tight">{value}</dd>
      {detail ? <dd className="mt-0.5 text-muted text-xs">{detail}</dd> : null}
    </div>
  );
}

/** Figures side by side in one frame, as many in a row as fit; the dividing lines are the gaps, and the last row fills its width. */
export function StatRow({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <dl
      aria-label={label}
      className="flex flex-wrap gap-px overflow-hidden rounded-lg border bg-line [&>*]:flex-[1_1_9.5rem] [&>*]:bg-paper"
    >
      {children}
    </dl>
  );
}
