import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <EmptyState
      kind="noMatch"
      title="It does not exist, or you may not see it"
      headingLevel={1}
      action={<ButtonLink href="/">Go to the start page</ButtonLink>}
    >
      Check the number, or search for it with Ctrl K.
    </EmptyState>
  );
}
