// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop the roles of a table when its rows are laid out as cards.
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { routeHref } from "./route-href.ts";

export type Column<Row> = {
  readonly key: string;
  /** Plain text: the column's heading, and the label beside the value where rows become cards. */
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "start" | "end";
  /** The cell that names the row; it carries the row's link. One per table. */
  readonly isRowHeader?: boolean;
  /** A heading that only a screen reader needs ("Actions"). */
  readonly hideLabel?: boolean;
  readonly sorted?: "ascending" | "descending";
  readonly className?: string;
};

type DataTableProps<Row> = {
  /** What the table holds, for those who cannot see what stands around it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowHref?: (row: Row) => string | null;
  readonly isSelected?: (row: Row) => boolean;
  readonly empty?: ReactNode;
  readonly footer?: ReactNode;
  readonly density?: "compact" | "regular";
  /** On narrow screens each row becomes a card, or the table scrolls sideways in its own region. */
  readonly narrow?: "cards" | "scroll";
  /** `region`: the table scrolls by itself under a heading that stays; `page`: it is as long as it is. */
  readonly scroll?: "page" | "region";
  readonly className?: string;
};

/** A native table for reading. Cells that are walked or edited by keyboard want a grid instead. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, empty, footer, narrow = "cards", scroll = "page", density = "regular", className } = props;
  if (rows.length === 0 && empty) return empty;
  const cards = narrow === "cards";
  return (
    <div className={cn("@container", className)}>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className={cn(
          "relative overflow-x-auto focus-visible:-outline-offset-2",
          scroll === "region" && "max-h-[min(70dvh,48rem)] overflow-y-auto",
        )}
      >
        <table role="table" className={cn("w-full border-collapse", cards && "@max-xl:block")}>
          <caption className="sr-only">{label}</caption>
          <thead role="rowgroup" className={cn(cards && "@max-xl:sr-only")}>
            <tr role="row">
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className={cn(cards && "@max-xl:block")}>
            {rows.map((row) => (
              <Row
                key={props.rowKey(row)}
                row={row}
                columns={columns}
                cards={cards}
                density={density}
                href={props.rowHref?.(row) ?? null}
                selected={props.isSelected?.(row) ?? false}
              />
            ))}
          </tbody>
          {footer ? (
            <tfoot role="rowgroup" className={cn("border-t font-medium", cards && "@max-xl:block")}>
              {footer}
            </tfoot>
          ) : null}
        </table>
      </section>
    </div>
  );
}

function HeadCell<Row>({ column }: { readonly column: Column<Row> }) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={column.sorted}
      className={cn(
        "sticky top-0 z-10 h-9 whitespace-nowrap bg-panel px-3 font-medium text-muted text-xs shadow-[inset_0_-1px_0_var(--line)] first:pl-4 last:pr-4",
        column.align === "end" ? "text-right" : "text-left",
        column.className,
        // Whatever holds for the cells below.
        "align-middle",
      )}
    >
      {column.hideLabel ? <span className="sr-only">{column.label}</span> : column.label}
      {column.sorted ? <span aria-hidden="true">{column.sorted === "ascending" ? " ↑" : " ↓"}</span> : null}
    </th>
  );
}

type RowProps<Row> = {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly cards: boolean;
  readonly density: "compact" | "regular";
  readonly href: string | null;
  readonly selected: boolean;
};

function Row<Row>({ row, columns, cards, density, href, selected }: RowProps<Row>) {
  return (
    <tr
      role="row"
      aria-selected={selected || undefined}
      className={cn(
        "relative border-line-soft border-b last:border-b-0 aria-selected:bg-selected",
        href !== null && "hover:bg-hover has-[a[data-row-link]:focus-visible]:bg-hover",
        cards && "@max-xl:block @max-xl:px-4 @max-xl:py-2.5",
      )}
    >
      {columns.map((column) => (
        <Cell key={column.key} row={row} column={column} cards={cards} density={density} href={href} />
      ))}
    </tr>
  );
}

type CellProps<Row> = {
  readonly row: Row;
  readonly column: Column<Row>;
  readonly cards: boolean;
  readonly density: "compact" | "regular";
  readonly href: string | null;
};

function Cell<Row>({ row, column, cards, density, href }: CellProps<Row>) {
  const content = column.cell(row);
  const Element = column.isRowHeader ? "th" : "td";
  return (
    <Element
      role={column.isRowHeader ? "rowheader" : "cell"}
      scope={column.isRowHeader ? "row" : undefined}
      className={cn(
        "px-3 text-left font-normal first:pl-4 last:pr-4",
        density === "compact" ? "h-8 py-1" : "h-10 py-1.5",
        column.align === "end" && "figures whitespace-nowrap text-right",
        cards &&
          "@max-xl:flex @max-xl:h-auto @max-xl:items-baseline @max-xl:justify-between @max-xl:gap-4 @max-xl:px-0! @max-xl:py-0.5 @max-xl:text-right",
        cards && column.isRowHeader && "@max-xl:justify-start @max-xl:text-left @max-xl:font-medium",
        column.className,
      )}
    >
      {cards && !column.isRowHeader ? (
        <span aria-hidden="true" className="hidden max-w-2/5 shrink-0 text-left text-muted text-xs @max-xl:inline">
          {column.hideLabel ? "" : column.label}
        </span>
      ) : null}
      {column.isRowHeader && href !== null ? (
        <Link
          href={routeHref(href)}
          data-row-link=""
          className="rounded-xs font-medium text-ink underline decoration-transparent after:absolute after:inset-0 hover:decoration-current"
        >
          {content}
        </Link>
      ) : (
        <span className={cn("min-w-0", column.align === "end" ? "" : "@max-xl:break-words")}>{content}</span>
      )}
    </Element>
  );
}
