import {
  BadgePercent,
  ChevronRight,
  Database,
  FileCheck,
  FileInput,
  History,
  type LucideIcon,
  Receipt,
  ShoppingCart,
  UserSearch,
  Users,
} from "lucide-react";
import Link from "next/link";
import { can, type Permission, type Role } from "#lib/domain/people/permissions.ts";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";

type Job = {
  readonly href: string;
  readonly title: string;
  readonly text: string;
  readonly permission: Permission;
  readonly icon: LucideIcon;
};

/** The jobs people come for, the most frequent first. */
const JOBS: readonly Job[] = [
  {
    href: "/ordering",
    title: "Order a service",
    text: "See what a subscriber may have, quote it and order it",
    permission: "order.create",
    icon: ShoppingCart,
  },
  {
    href: "/udrs",
    title: "Find and explain a charge",
    text: "Why it cost what it cost, and how to put it right",
    permission: "udr.adjust",
    icon: Database,
  },
  {
    href: "/accounts",
    title: "Find a customer",
    text: "Accounts, subscriptions and wallets",
    permission: "account.read",
    icon: UserSearch,
  },
  {
    href: "/price-plans",
    title: "Change a price",
    text: "In a draft, with a second person's approval",
    permission: "pricePlan.edit",
    icon: BadgePercent,
  },
  {
    href: "/reviews",
    title: "Decide a review",
    text: "See what would change, then approve or send back",
    permission: "review.decide",
    icon: FileCheck,
  },
  {
    href: "/billing",
    title: "Bill an account",
    text: "Now, or look at what earlier runs did",
    permission: "billingRun.start",
    icon: Receipt,
  },
  {
    href: "/imports/new",
    title: "Import usage",
    text: "From a file: see what each line would become, then import it",
    permission: "usage.import",
    icon: FileInput,
  },
  { href: "/audit", title: "Follow the audit trail", text: "Who changed what, when and why", permission: "audit.read", icon: History },
  { href: "/users", title: "Manage people", text: "Who may sign in, and in which role", permission: "user.manage", icon: Users },
];

const SHOWN = 4;

export function JobLinks({ role }: { readonly role: Role }) {
  const jobs = JOBS.filter(({ permission }) => can(role, permission)).slice(0, SHOWN);
  if (jobs.length === 0) return null;
  return (
    <Panel title="Begin here" flush>
      <ul>
        {jobs.map(({ href, title, text, icon: Icon }) => (
          <li key={href} className="border-line-soft border-b last:border-b-0">
            <Link href={routeHref(href)} className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2">
              <span className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-soft text-accent">
                <Icon className="size-4" aria-hidden="true" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
                <span className="block text-muted text-xs">{text}</span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-faint" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
