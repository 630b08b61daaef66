import Link from "next/link";
import type { ReactNode } from "react";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { Brand, BrandMark } from "./brand.tsx";
import { BusinessClock } from "./business-clock.tsx";
import { FrameDialogs } from "./frame-dialogs.tsx";
import type { FrameProps } from "./frame-types.ts";
import { HelpButton, SearchButton } from "./header-buttons.tsx";
import { NarrowNavigation } from "./narrow-navigation.tsx";
import { PageFocus } from "./page-focus.tsx";
import { SideNavigation } from "./side-navigation.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

/** What stands around every page of the console. */
export function Frame({ children, ...frame }: FrameProps & { readonly children: ReactNode }) {
  const { permissions } = frame.user;
  return (
    <FrameDialogs permissions={permissions}>
      <SkipLink />
      <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <aside aria-label="Navigation" data-frame-chrome="" className="sticky top-0 hidden h-dvh flex-col border-r bg-panel lg:flex">
          <div className="flex h-13 shrink-0 items-center px-4">
            <Link href="/" aria-label="Ratewright, home" className="rounded-md">
              <Brand />
            </Link>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-2 pt-2 pb-6">
            <SideNavigation permissions={permissions} />
          </div>
        </aside>
        <div className="flex min-h-dvh min-w-0 flex-col">
          <Header {...frame} />
          <main id="main" tabIndex={-1} data-quiet-focus="" className="w-full max-w-[106rem] flex-1 px-4 py-5 sm:px-6 sm:py-6">
            {children}
          </main>
        </div>
      </div>
      <PageFocus />
      <LiveRegion />
    </FrameDialogs>
  );
}

function Header({ user, clock, theme, actions }: FrameProps) {
  return (
    <header data-frame-chrome="" className="sticky top-0 z-30 flex h-13 items-center gap-1 border-b bg-paper px-3 sm:px-6">
      <div className="flex items-center gap-1 lg:hidden">
        <NarrowNavigation permissions={user.permissions} />
        <Link href="/" aria-label="Ratewright, home" className="rounded-md">
          <BrandMark />
        </Link>
      </div>
      <div className="flex min-w-0 flex-1 justify-end md:justify-start md:pl-2 lg:pl-0">
        <SearchButton />
      </div>
      <BusinessClock clock={clock} setBusinessClock={actions.setBusinessClock} />
      <ThemeMenu initialTheme={theme} />
      <span className="max-sm:hidden">
        <HelpButton />
      </span>
      <span className="ml-1.5">
        <UserMenu user={user} signOut={actions.signOut} />
      </span>
    </header>
  );
}
