import type { Metadata } from "next";
import { Brand } from "#components/frame/brand.tsx";
import { FirstAdministratorForm } from "#components/people/first-administrator-form.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { checkFirstAdministratorLink } from "#lib/operations/people/check-first-administrator-link.ts";
import { visitorContext } from "#lib/web/page-context.ts";
import { createFirstAdministrator } from "./actions.ts";

type Searched = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

/** The address holds the token, so it is handed to nobody as a referrer. */
export const metadata: Metadata = { title: "First administrator", referrer: "no-referrer" };

export default async function FirstAdministratorPage({ searchParams }: Searched) {
  const { token } = await searchParams;
  const isOpen = typeof token === "string" && (await checkFirstAdministratorLink(await visitorContext(), token));
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col px-6 py-6">
      <Brand />
      <div className="my-auto py-10">
        {isOpen ? (
          <FirstAdministratorForm token={token} createFirstAdministrator={createFirstAdministrator} />
        ) : (
          <EmptyState
            kind="noPermission"
            title="This link was used or has expired"
            headingLevel={1}
            action={<ButtonLink href="/sign-in">Go to sign-in</ButtonLink>}
          >
            A link works once, and for 24 hours. Start the console again: it prints a new one as long as there is no administrator.
          </EmptyState>
        )}
      </div>
    </main>
  );
}
