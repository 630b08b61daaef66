import {
  BadgePercent,
  BookOpen,
  Boxes,
  CalendarClock,
  CircleUserRound,
  ClipboardCheck,
  Film,
  House,
  ListTree,
  type LucideIcon,
  MapPin,
  PlayCircle,
  Radio,
  RadioTower,
  ReceiptText,
  Ruler,
  ScrollText,
  Shapes,
  ShoppingCart,
  TableProperties,
  Tags,
  UsersRound,
} from "lucide-react";
import type { NavigationIcon } from "./navigation.ts";

const ICONS = {
  home: House,
  account: CircleUserRound,
  order: ShoppingCart,
  udr: TableProperties,
  plan: BadgePercent,
  review: ClipboardCheck,
  unit: Ruler,
  udrType: Tags,
  productType: Shapes,
  family: Boxes,
  zone: MapPin,
  valueList: ListTree,
  source: RadioTower,
  product: Film,
  time: CalendarClock,
  catalog: BookOpen,
  run: PlayCircle,
  term: ReceiptText,
  provisioning: Radio,
  audit: ScrollText,
  user: UsersRound,
} as const satisfies Record<NavigationIcon, LucideIcon>;

export function NavigationMark({ icon }: { readonly icon: NavigationIcon }) {
  const Icon = ICONS[icon];
  return <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden="true" />;
}
