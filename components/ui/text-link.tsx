import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { routeHref } from "./route-href.ts";

type TextLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string };

/** A link in running text or in a table cell. */
export function TextLink({ className, href, ...rest }: TextLinkProps) {
  return (
    <Link
      {...rest}
      href={routeHref(href)}
      className={cn("rounded-xs text-accent underline decoration-accent/35 hover:decoration-accent", className)}
    />
  );
}
