import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

type ButtonProps = ComponentProps<"button"> & ButtonStyle & { readonly pending?: boolean };

/**
 * While `pending` it keeps its width, its name and the focus, but a second press does nothing: the button of a posting
 * action must never act twice.
 */
export function Button({ variant, size, pending = false, className, children, onClick, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      aria-disabled={pending || rest["aria-disabled"]}
      aria-busy={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={cn(buttonStyles({ variant, size }), className)}
    >
      {pending ? (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
