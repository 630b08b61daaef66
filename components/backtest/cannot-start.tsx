import { ButtonLink } from "#components/ui/button-link.tsx";
import { Notice } from "#components/ui/notice.tsx";

type CannotStartProps = {
  readonly why: string;
  readonly plan: { readonly code: string };
  readonly hasDraft: boolean;
};

/** Why no backtest can be started now, and where to go instead. */
export function CannotStart({ why, plan: { code }, hasDraft }: CannotStartProps) {
  const toPlan = `/price-plans/${encodeURIComponent(code)}`;
  return (
    <Notice
      tone="info"
      title="No backtest can be started now."
      actions={<ButtonLink href={hasDraft ? `${toPlan}/draft` : toPlan}>{hasDraft ? "Open the draft" : "Open the plan"}</ButtonLink>}
    >
      {why}
    </Notice>
  );
}
