"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { KeyHint } from "./key-hint.tsx";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "children" | "aria-label"> & {
  readonly label: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
};

/** A button that shows only an icon: its label is its name, and a tooltip for those who see. */
export function IconButton({ label, shortcut, variant = "ghost", size = "square", className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      content={
        <span className="inline-flex items-center gap-2">
          {label}
          {shortcut ? <KeyHint keys={shortcut} inverse /> : null}
        </span>
      }
    >
      <Button
        {...rest}
        variant={variant}
        size={size}
        aria-label={label}
        className={cn(variant === "ghost" && "text-muted hover:text-ink", className)}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
