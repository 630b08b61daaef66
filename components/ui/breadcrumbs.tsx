import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { routeHref } from "./route-href.ts";

export type Crumb = { readonly label: string; readonly href: string };

/** The way up from a page. The page itself is its heading and is not repeated here. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="-ml-0.5">
      <ol className="flex flex-wrap items-center gap-0.5 text-muted text-xs">
        {crumbs.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-0.5">
            <Link href={routeHref(href)} className="inline-flex min-h-6 items-center rounded-sm px-0.5 hover:text-ink hover:underline">
              {label}
            </Link>
            <ChevronRight className="size-3 text-faint" aria-hidden="true" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
