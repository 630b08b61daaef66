import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";

type PageHeaderProps = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  /** A state beside the title: a `StatusPill`. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
};

/** The top of every page. Its h1 takes the focus after navigation (see the frame's `PageFocus`). */
export function PageHeader({ title, description, breadcrumbs = [], status, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-0 max-w-3xl">
        {breadcrumbs.length > 0 ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabIndex={-1} data-page-title="" className="min-w-0 text-balance break-words font-semibold text-xl tracking-tight">
            {title}
          </h1>
          {status}
        </div>
        {description ? <p className="mt-0.5 text-pretty text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
