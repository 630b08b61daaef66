import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not permitted" };

export default function Forbidden() {
  return (
    <EmptyState
      kind="noPermission"
      title="Your role does not include this page"
      headingLevel={1}
      action={<ButtonLink href="/">Go to the start page</ButtonLink>}
    >
      If you need it for your work, ask an administrator for a role that includes it.
    </EmptyState>
  );
}
