import type { ReactNode } from "react";
import type { WhyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import { Notice } from "./notice.tsx";
import { PageHeader } from "./page-header.tsx";
import { TextLink } from "./text-link.tsx";

type ReviewFrameProps = {
  readonly requestId: number;
  readonly title: string;
  readonly status?: ReactNode;
  readonly about: { readonly href: string; readonly label: string };
  /** Whether the list of reviews is there for who looks at it. */
  readonly hasList: boolean;
  /** Who asks, and the decision about it. */
  readonly aside: ReactNode;
  /** What an approval does. */
  readonly children: ReactNode;
};

/** The page of a request: what is asked and what it does, beside the decision about it. */
export function ReviewFrame({ requestId, title, status, about, hasList, aside, children }: ReviewFrameProps) {
  return (
    <>
      <PageHeader
        {...(hasList && { breadcrumbs: [{ label: "Reviews", href: "/reviews" }] })}
        title={title}
        status={status}
        description={
          <>
            Request {requestId} on <TextLink href={about.href}>{about.label}</TextLink>
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid gap-4">{children}</div>
        <div className="grid gap-4">{aside}</div>
      </div>
    </>
  );
}

const WHY_NOT = {
  requester: "You asked for this. A second person must decide.",
  editor: "You edited this draft. Somebody who did not edit it must decide.",
} as const satisfies Record<Exclude<WhyNotAnswer, "permission">, string>;

type CannotDecideProps = {
  readonly whyNot: WhyNotAnswer | "decided" | null;
  /** Who decides, for whom may not. */
  readonly permission: string;
};

/** Why who looks at an open request may not decide it. */
export function CannotDecide({ whyNot, permission }: CannotDecideProps) {
  if (whyNot === null || whyNot === "decided") return null;
  return <Notice title="You cannot decide this">{whyNot === "permission" ? permission : WHY_NOT[whyNot]}</Notice>;
}
