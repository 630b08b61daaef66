import type { SharedAllowanceView } from "#lib/domain/allowance/shared-allowance-view.ts";
import { Code } from "../../ui/code.tsx";
import { Panel } from "../../ui/panel.tsx";

/** What the SIMs of an account share, how much of it is left in its period, and who took most. Where they share nothing, nothing at all. */
export function SharedAllowancesPanel({ allowances }: { readonly allowances: readonly SharedAllowanceView[] }) {
  if (allowances.length === 0) return null;
  return (
    <Panel title="Shared allowances" description="Free for all SIMs together, whichever uses it.">
      <ul className="grid gap-4">
        {allowances.map((allowance) => (
          <li key={allowance.code}>
            <Allowance allowance={allowance} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Allowance({ allowance }: { readonly allowance: SharedAllowanceView }) {
  const { code, name, unit, for: target, renewal, quantity, taken, left, capPerSim } = allowance;
  return (
    <section aria-label={name} className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{name}</span>
        <Code>{code}</Code>
      </p>
      <p>
        <span className="figures font-medium">{left}</span> of <span className="figures">{quantity}</span> {unit} left
        {taken === "0" ? "." : `, ${taken} taken.`}
      </p>
      <p className="text-muted text-xs">
        {`For ${target}, ${renewal}${capPerSim === null ? "" : `, at most ${capPerSim} ${unit} for one SIM`}.`}
      </p>
      <Users allowance={allowance} />
    </section>
  );
}

function Users({ allowance: { users, others, unit, name } }: { readonly allowance: SharedAllowanceView }) {
  if (users.length === 0) return <p className="text-muted text-xs">Nobody has taken of it in this period.</p>;
  return (
    <>
      <ul aria-label={`Who took of ${name}`} className="grid gap-0.5 text-xs">
        {users.map(({ subscription, taken, udrs }) => (
          <li key={subscription} className="flex flex-wrap items-baseline justify-between gap-x-3 border-t py-0.5">
            <Code>{subscription}</Code>
            <span>
              <span className="figures">{taken}</span> {unit}
              <span className="text-muted">{` in ${udrs.toLocaleString("en-GB")} UDR${udrs === 1 ? "" : "s"}`}</span>
            </span>
          </li>
        ))}
      </ul>
      {others === 0 ? null : (
        <p className="text-muted text-xs">{`And ${others.toLocaleString("en-GB")} more SIM${others === 1 ? "" : "s"}, which took less.`}</p>
      )}
    </>
  );
}
