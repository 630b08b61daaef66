import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A number or code that people read aloud or copy: UDR numbers, account numbers, product codes. */
export function Code({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <span className={cn("font-mono text-[0.94em] tracking-tight", className)}>{children}</span>;
}
