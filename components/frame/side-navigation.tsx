"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/class-names.ts";
import { routeHref } from "#components/ui/route-href.ts";
import type { Permission } from "#lib/domain/people/permissions.ts";
import { isWithin, type NavigationItem, navigationFor } from "./navigation.ts";
import { NavigationMark } from "./navigation-icons.tsx";

type SideNavigationProps = {
  readonly permissions: readonly Permission[];
  /** Fingers want taller lines than a mouse. */
  readonly roomy?: boolean;
  readonly onNavigate?: () => void;
};

export function SideNavigation({ permissions, roomy = false, onNavigate }: SideNavigationProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-4">
      {navigationFor(permissions).map(({ label, items }) => (
        <div key={label}>
          <p aria-hidden="true" className="px-2.5 pb-1 font-medium text-2xs text-muted tracking-wide">
            {label}
          </p>
          <ul aria-label={label} className="grid gap-px">
            {items.map((item) => (
              <li key={item.href}>
                <SideLink item={item} isCurrent={isWithin(pathname, item.href)} roomy={roomy} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type SideLinkProps = {
  readonly item: NavigationItem;
  readonly isCurrent: boolean;
  readonly roomy: boolean;
  readonly onNavigate: (() => void) | undefined;
};

function SideLink({ item, isCurrent, roomy, onNavigate }: SideLinkProps) {
  return (
    <Link
      href={routeHref(item.href)}
      aria-current={isCurrent ? "page" : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cn(
        "relative flex items-center gap-2.5 rounded-md px-2.5 text-muted transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2",
        "aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:[&_svg]:text-accent",
        roomy ? "h-10" : "h-7.5",
      )}
    >
      <NavigationMark icon={item.icon} />
      <span className="truncate">{item.label}</span>
    </Link>
  );
}
