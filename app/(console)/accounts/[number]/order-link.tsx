"use client";

import { useRouter } from "next/navigation";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { routeHref } from "#components/ui/route-href.ts";

/** The main action of an account, and its key: `o`. */
export function OrderLink({ href }: { readonly href: string }) {
  const router = useRouter();
  usePageKeys([{ keys: "o", label: "Order a service", run: () => router.push(routeHref(href)) }]);
  return (
    <ButtonLink variant="primary" href={href}>
      Order a service
      <KeyHint keys="o" inverse className="max-sm:hidden" />
    </ButtonLink>
  );
}
