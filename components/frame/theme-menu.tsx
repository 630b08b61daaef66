"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { HeaderPopover } from "./header-popover.tsx";
import { readTheme, THEME_COOKIE, THEMES, type Theme } from "./theme.ts";

const YEAR_SECONDS = 31_536_000;

const LOOK = {
  system: { icon: Monitor, label: "As the system" },
  light: { icon: Sun, label: "Light" },
  dark: { icon: Moon, label: "Dark" },
} as const satisfies Record<Theme, { readonly icon: typeof Sun; readonly label: string }>;

export function ThemeMenu({ initialTheme }: { readonly initialTheme: Theme }) {
  const [theme, setTheme] = useState(initialTheme);
  const { icon: Icon } = LOOK[theme];

  function choose(chosen: Theme): void {
    setTheme(chosen);
    applyTheme(chosen);
  }

  return (
    <HeaderPopover
      id="theme-menu"
      label="Theme"
      buttonClassName="size-8 px-0 text-muted hover:text-ink"
      className="w-48"
      button={
        <>
          <Icon aria-hidden="true" />
          <span className="sr-only">Theme</span>
        </>
      }
    >
      <fieldset className="grid p-1">
        <legend className="sr-only">Theme</legend>
        {THEMES.map((value) => (
          <ThemeChoice key={value} value={value} isChosen={value === theme} onChoose={choose} />
        ))}
      </fieldset>
    </HeaderPopover>
  );
}

type ThemeChoiceProps = { readonly value: Theme; readonly isChosen: boolean; readonly onChoose: (theme: Theme) => void };

function ThemeChoice({ value, isChosen, onChoose }: ThemeChoiceProps) {
  const { icon: Icon, label } = LOOK[value];
  return (
    <label className="flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-hover">
      <Icon className="size-4 text-muted" aria-hidden="true" />
      <span className="flex-1">{label}</span>
      <input type="radio" name="theme" value={value} checked={isChosen} onChange={(event) => onChoose(readTheme(event.target.value))} />
    </label>
  );
}

function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain-http hosts, where consoles are tried out.
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
