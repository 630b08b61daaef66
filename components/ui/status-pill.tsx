import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { TONE_SOFT, type Tone } from "./tone.ts";

type StatusPillProps = {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** How full the mark is says the same as the tone: nothing yet, under way, done, refused. */
  readonly mark?: "open" | "half" | "full" | "cross";
  readonly className?: string;
};

/** A state in one or two words. */
export function StatusPill({ tone, children, mark = "full", className }: StatusPillProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs",
        TONE_SOFT[tone],
        className,
      )}
    >
      <svg viewBox="0 0 8 8" className="size-2 shrink-0" aria-hidden="true">
        {mark === "cross" ? (
          <path d="M1.5 1.5l5 5m0-5l-5 5" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        ) : (
          <circle cx="4" cy="4" r="3.2" fill={mark === "full" ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" />
        )}
        {mark === "half" ? <path d="M4 .8a3.2 3.2 0 0 1 0 6.4z" fill="currentColor" /> : null}
      </svg>
      {children}
    </span>
  );
}
