import { Star } from "lucide-react";
import { Tag } from "#components/ui/tag.tsx";
import type { NamedCode } from "#lib/domain/account/account-view.ts";

/** A customer's group. A VIP is seen at a glance, and not by colour alone. */
export function ClassificationPill({ classification: { code, name } }: { readonly classification: NamedCode }) {
  if (code !== "VIP") return <Tag>{name}</Tag>;
  return (
    <span className="inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full bg-caution-soft px-2 font-medium text-caution text-xs">
      <Star className="size-3 fill-current" aria-hidden="true" />
      {name}
    </span>
  );
}
