import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A code, a kind or a count: something that is, not something that happens (that is a `StatusPill`). */
export function Tag({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span className={cn("inline-flex h-5 items-center whitespace-nowrap rounded-sm border bg-panel px-1.5 text-muted text-xs", className)}>
      {children}
    </span>
  );
}
