import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type PanelProps = {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Tables and strips reach the panel's edges. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
  readonly id?: string;
  readonly className?: string;
};

/** A framed part of a page, with its own heading. */
export function Panel({ title, description, actions, children, footer, flush = false, level = 2, id, className }: PanelProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={cn("@container min-w-0 overflow-hidden rounded-lg border bg-paper", className)}>
      {title || actions ? (
        <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
          <div className="min-w-[min(10rem,100%)] flex-1">
            {title ? <Heading className="font-semibold">{title}</Heading> : null}
            {description ? <p className="text-muted text-xs">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={flush ? "" : "p-4"}>{children}</div>
      {footer ? <footer className="flex flex-wrap items-center gap-2 border-t bg-panel px-4 py-2.5">{footer}</footer> : null}
    </section>
  );
}
