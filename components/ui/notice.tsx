import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type NoticeTone = "info" | "positive" | "caution" | "negative";

type NoticeProps = {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
};

const LOOK = {
  info: { icon: Info, box: "border-accent/25 bg-accent-soft/55", mark: "text-accent" },
  positive: { icon: CircleCheck, box: "border-positive/25 bg-positive-soft/55", mark: "text-positive" },
  caution: { icon: TriangleAlert, box: "border-caution/30 bg-caution-soft/55", mark: "text-caution" },
  negative: { icon: CircleAlert, box: "border-negative/30 bg-negative-soft/55", mark: "text-negative" },
} as const satisfies Record<NoticeTone, unknown>;

/** A standing remark in the page: "Draft of v4, not live". What comes and goes is a toast. */
export function Notice({ tone = "info", title, children, actions, className }: NoticeProps) {
  const { icon: Icon, box, mark } = LOOK[tone];
  return (
    <div className={cn("flex items-start gap-2.5 rounded-lg border px-3.5 py-2.5", box, className)}>
      <Icon className={cn("mt-0.5 size-4 shrink-0", mark)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-pretty">{children}</div> : null}
      </div>
      {actions ? <div className="flex shrink-0 flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
