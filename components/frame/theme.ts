/** The choice lives in a cookie so that the server can write it into the first byte of the page: nothing flashes. */
export const THEME_COOKIE = "ratewright-theme";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function readTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
