import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "#components/frame/frame.tsx";
import { readTheme, THEME_COOKIE } from "#components/frame/theme.ts";
import { frameContext } from "#lib/web/page-context.ts";
import { setBusinessClock, signOut } from "./actions.ts";

export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const { actor, clock } = await frameContext();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <Frame user={actor} clock={clock} theme={theme} actions={{ setBusinessClock, signOut }}>
      {children}
    </Frame>
  );
}
