import { Check } from "lucide-react";
import { Panel } from "#components/ui/panel.tsx";
import type { RightsView } from "#lib/domain/people/people-views.ts";
import type { Role } from "#lib/domain/people/permissions.ts";

/** Who may do what, out of the very table that pages, actions and routes ask. */
export function RightsTable({ rights: { roles, groups } }: { readonly rights: RightsView }) {
  return (
    <Panel flush title="What each role may do" description="Whatever is not ticked is refused. Administrators hold no rights over money.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section aria-label="Rights by role" tabIndex={0} className="max-h-[70dvh] overflow-auto focus-visible:-outline-offset-2">
        <table className="border-separate border-spacing-0">
          <caption className="sr-only">Rights by role</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky top-0 left-0 z-20 min-w-56 border-b bg-panel px-4 py-2 text-left align-bottom font-medium text-muted text-xs"
              >
                Right
              </th>
              {roles.map(({ role, name }) => (
                <th
                  key={role}
                  scope="col"
                  className="sticky top-0 z-10 w-24 min-w-24 border-b bg-panel px-2 py-2 align-bottom font-medium text-xs"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.name}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="border-line-soft border-b bg-panel text-left font-semibold text-xs"
                >
                  <span className="sticky left-0 inline-block px-4 py-1.5">{group.name}</span>
                </th>
              </tr>
              {group.rights.map(({ permission, name, roles: holders }) => (
                <tr key={permission} className="group">
                  <th
                    scope="row"
                    className="sticky left-0 border-line-soft border-b bg-paper px-4 py-1.5 text-left font-normal group-hover:bg-hover"
                  >
                    {name}
                  </th>
                  {roles.map(({ role }) => (
                    <td key={role} className="border-line-soft border-b px-2 text-center group-hover:bg-hover">
                      <Mark holders={holders} role={role} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Panel>
  );
}

function Mark({ holders, role }: { readonly holders: readonly Role[]; readonly role: Role }) {
  return holders.includes(role) ? (
    <>
      <Check aria-hidden="true" className="mx-auto size-4 text-positive" />
      <span className="sr-only">yes</span>
    </>
  ) : (
    <>
      <span aria-hidden="true" className="text-faint">
        ·
      </span>
      <span className="sr-only">no</span>
    </>
  );
}
