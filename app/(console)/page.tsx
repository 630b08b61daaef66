import type { Metadata } from "next";
import { Home } from "#components/home/home.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can, ROLE_NAMES } from "#lib/domain/people/permissions.ts";
import { getHome } from "#lib/operations/home/get-home.ts";
import { pageContext } from "#lib/web/page-context.ts";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const context = await pageContext("home.read");
  const home = await getHome(context);
  const { name, role } = context.actor;
  return (
    <>
      <PageHeader
        title="What needs attention today"
        description={`${name}, ${ROLE_NAMES[role].toLowerCase()}${home.name === null ? "" : ` at ${home.name}`} · ${formatInstant(context.now, home.zone, "date")}`}
        actions={
          <>
            {can(role, "udr.read") ? <ButtonLink href="/udrs">Find a UDR</ButtonLink> : null}
            {can(role, "order.create") ? (
              <ButtonLink href="/ordering" variant="primary">
                Order a service
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Home home={home} role={role} />
    </>
  );
}
