import type { Route } from "next";

/** A path within this console. Anything else ("https://…", "//…") must not be followed when it comes from data. */
export function isRoute(href: string): href is Route {
  return href.startsWith("/") && !href.startsWith("//") && !href.includes("\\");
}

/** As a route for `Link` and the router; what leads elsewhere leads home. */
export function routeHref(href: string): Route {
  return isRoute(href) ? href : "/";
}
