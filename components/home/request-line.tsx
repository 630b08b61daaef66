import type { ReactNode } from "react";
import type { ReviewView } from "#lib/domain/home/home-view.ts";
import { REVIEW_KIND_NAMES } from "#lib/domain/home/review-subject.ts";
import { routeHref } from "../ui/route-href.ts";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";

type RequestLineProps = {
  readonly request: Pick<ReviewView, "address" | "subject" | "kind">;
  /** What was said of it, and since when. */
  readonly children: ReactNode;
  /** Whose turn it is, or what was answered. */
  readonly answer: ReactNode;
};

/** Something that a second person is asked for, in a list. */
export function RequestLine({ request: { address, subject, kind }, children, answer }: RequestLineProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line-soft border-b py-2 first:pt-0 last:border-b-0 last:pb-0">
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          <TextLink href={routeHref(address)} className="font-medium">
            {subject}
          </TextLink>
          <Tag>{REVIEW_KIND_NAMES[kind]}</Tag>
        </span>
        {children}
      </div>
      {answer}
    </li>
  );
}
