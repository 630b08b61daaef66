import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import { routeHref } from "./route-href.ts";

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "href"> & ButtonStyle & { readonly href: string };

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ variant, size, className, href, ...rest }: ButtonLinkProps) {
  return <Link {...rest} href={routeHref(href)} className={cn(buttonStyles({ variant, size }), className)} />;
}
