import { LOOK_UP_MATCH_NAMES, type LookUpRow, type LookUpTableDetail } from "#lib/domain/look-up/look-up-table.ts";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { DescriptionList, None } from "../../ui/description-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Panel } from "../../ui/panel.tsx";
import { DefinitionHistory } from "../definition-history.tsx";
import { ReferenceLinks } from "../reference-links.tsx";
import { SearchBox } from "../search-box.tsx";
import { AttributePair } from "./attribute-pair.tsx";
import { RowsSheetActions } from "./rows-sheet-actions.tsx";

type LookUpDetailProps = {
  readonly table: LookUpTableDetail;
  /** The first of them, or of those that begin so. */
  readonly rows: readonly LookUpRow[];
  /** What the search would find if it were looked up. */
  readonly found: LookUpRow | null;
  readonly search: string;
  readonly canManage: boolean;
  readonly zone: string;
};

export function LookUpDetail({ table, rows, found, search, canManage, zone }: LookUpDetailProps) {
  const { code, description, match, gives, otherwise, udrTypes, history } = table;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel
        flush
        title="Rows"
        description={rowsInWords(table.rowCount, rows.length)}
        actions={<RowsSheetActions code={code} canManage={canManage} />}
      >
        <div className="grid gap-2 border-b p-4">
          <SearchBox label="Look up a value" search={search} />
          {search.trim() === "" ? null : <Outcome found={found} search={search.trim()} table={table} />}
        </div>
        <DataTable
          label="Rows"
          columns={columnsOf(table)}
          rows={rows}
          rowKey={({ key }) => key}
          density="compact"
          empty={
            <EmptyState kind="none" title={search.trim() === "" ? "No rows yet" : "No row begins so"} headingLevel={3}>
              {search.trim() === "" ? "Import them from a CSV file." : null}
            </EmptyState>
          }
        />
      </Panel>
      <div className="grid gap-4">
        <Panel title="Definition">
          <DescriptionList
            items={[
              { term: "Code", value: <Code>{code}</Code> },
              ...(description === null ? [] : [{ term: "Description", value: description }]),
              { term: "Looks up", value: <AttributePair table={table} /> },
              { term: "Found by", value: LOOK_UP_MATCH_NAMES[match] },
              { term: "Where nothing is found", value: <Otherwise gives={gives} otherwise={otherwise} /> },
              { term: "Used by", value: udrTypes.length === 0 ? <None /> : <ReferenceLinks items={udrTypes} under="/udr-types" /> },
            ]}
          />
        </Panel>
      </div>
      <DefinitionHistory history={history} zone={zone} />
    </div>
  );
}

function rowsInWords(all: number, shown: number): string {
  const count = `${all.toLocaleString("en-GB")} ${all === 1 ? "row" : "rows"}`;
  return shown < all ? `${count}, ${shown} of them shown` : count;
}

function columnsOf({ key, gives }: LookUpTableDetail): readonly Column<LookUpRow>[] {
  return [
    { key: "key", label: key, isRowHeader: true, cell: (row) => <Code>{row.key}</Code> },
    ...gives.map((attribute) => ({
      key: `given ${attribute}`,
      label: attribute,
      cell: ({ given }: LookUpRow) => given[attribute] ?? <None />,
    })),
  ];
}

type OutcomeProps = Pick<LookUpDetailProps, "table" | "found" | "search">;

/** What an import would make of the value. */
function Outcome({ table: { gives, otherwise }, found, search }: OutcomeProps) {
  const said = givenInWords(gives, found?.given ?? otherwise);
  const by = found === null ? "No row is found" : `Found by ${found.key}`;
  return (
    <p role="status" className="text-pretty">
      <Code>{search}</Code>: {by}. {said ?? "Nothing is given"}.
    </p>
  );
}

function Otherwise({ gives, otherwise }: Pick<LookUpTableDetail, "gives" | "otherwise">) {
  return givenInWords(gives, otherwise) ?? "They stay absent";
}

/** "destination ← CY-MOBILE"; null where nothing is given. */
function givenInWords(gives: readonly string[], given: LookUpRow["given"]): string | null {
  const said = gives.flatMap((attribute) => {
    const value = given[attribute] ?? "";
    return value === "" ? [] : [`${attribute} ← ${value}`];
  });
  return said.length === 0 ? null : said.join(", ");
}
