import { CircleAlert, Inbox, Lock, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Code } from "./code.tsx";

type EmptyKind = "none" | "noMatch" | "noPermission" | "error";

type EmptyStateProps = {
  /** Nothing yet · nothing matches the filter · not allowed · it failed. Each wants other words and another way on. */
  readonly kind: EmptyKind;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** With which support finds the failure in the log. */
  readonly correlationId?: string | undefined;
  readonly headingLevel?: 1 | 2 | 3;
  readonly className?: string;
};

const ICON = { none: Inbox, noMatch: SearchX, noPermission: Lock, error: CircleAlert } as const satisfies Record<EmptyKind, typeof Inbox>;

export function EmptyState({ kind, title, children, action, correlationId, headingLevel = 2, className }: EmptyStateProps) {
  const Icon = ICON[kind];
  const Heading = headingLevel === 1 ? "h1" : headingLevel === 2 ? "h2" : "h3";
  return (
    <div className={cn("mx-auto flex max-w-md flex-col items-center px-6 py-12 text-center", className)}>
      <span
        className={cn(
          "mb-3 grid size-10 place-items-center rounded-full border",
          kind === "error" ? "border-negative/30 bg-negative-soft text-negative" : "bg-panel text-muted",
        )}
      >
        <Icon className="size-5" strokeWidth={1.75} aria-hidden="true" />
      </span>
      <Heading {...(headingLevel === 1 ? { tabIndex: -1, "data-page-title": "" } : {})} className="text-balance font-semibold text-base">
        {title}
      </Heading>
      {children ? <div className="mt-1 text-pretty text-muted">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {correlationId ? (
        <p className="mt-4 text-muted text-xs">
          Reference for support: <Code className="text-ink">{correlationId}</Code>
        </p>
      ) : null}
    </div>
  );
}
