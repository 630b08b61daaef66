import type { Metadata } from "next";
import { Brand } from "#components/frame/brand.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-center px-4 py-10">
      <Brand />
      <EmptyState
        kind="noMatch"
        title="There is no such page"
        headingLevel={1}
        action={<ButtonLink href="/">Go to the start page</ButtonLink>}
      >
        The address may be mistyped, or what stood here has moved.
      </EmptyState>
    </main>
  );
}
