import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { controlStyles } from "./control-styles.ts";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input {...rest} type={type} className={cn(controlStyles, "h-8", className)} />;
}
