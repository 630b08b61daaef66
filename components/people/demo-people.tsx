import { CornerDownLeft } from "lucide-react";
import type { DemoSignIns } from "#lib/domain/people/demo-sign-ins.ts";
import { Initials } from "./initials.tsx";

type DemoPeopleProps = { readonly people: DemoSignIns["people"]; readonly onChoose: (email: string) => void };

/** Everybody who works at the demo's provider: a press fills in the form, Enter then signs in. */
export function DemoPeople({ people, onChoose }: DemoPeopleProps) {
  return (
    <section aria-labelledby="demo-people" className="mt-8">
      <h2 id="demo-people" className="font-semibold">
        This is a demo. Come in as one of its people
      </h2>
      <p className="text-muted">Choose one to fill in the form, then sign in.</p>
      <ul className="mt-3 grid gap-px overflow-hidden rounded-lg border bg-line-soft sm:grid-cols-2">
        {people.map(({ email, name, roleName, does }) => (
          <li key={email} className="bg-paper">
            <button
              type="button"
              onClick={() => onChoose(email)}
              className="group flex h-full w-full items-start gap-3 px-3.5 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Initials name={name} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{roleName}</span>
                <span className="block text-pretty text-muted text-xs">
                  {name} {does}
                </span>
              </span>
              <CornerDownLeft
                aria-hidden="true"
                className="mt-1 size-3.5 shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
