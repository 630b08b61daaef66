import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} rows={rows} className={cn(controlStyles, "field-sizing-content min-h-16 py-1.5", className)} />;
}
