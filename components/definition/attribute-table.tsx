import { ATTRIBUTE_TYPE_NAMES, type AttributeView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { None } from "../ui/description-list.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { Tag } from "../ui/tag.tsx";
import { ValueListTree } from "./value-list.tsx";

/** Values may take many lines; what they belong to stands beside the first. The heading keeps its own place. */
const TOP = "[&:is(td,[scope=row])]:align-top";

const COLUMNS: readonly Column<AttributeView>[] = [
  {
    key: "label",
    label: "Attribute",
    isRowHeader: true,
    cell: ({ label }) => <span className="font-medium">{label}</span>,
    className: TOP,
  },
  { key: "key", label: "Key", cell: ({ key }) => <Code>{key}</Code>, className: TOP },
  { key: "type", label: "Type", cell: ({ type }) => ATTRIBUTE_TYPE_NAMES[type], className: TOP },
  {
    key: "mandatory",
    label: "Needed",
    cell: ({ mandatory }) => (mandatory ? "Mandatory" : <span className="text-muted">Optional</span>),
    className: TOP,
  },
  { key: "values", label: "Values", cell: (attribute) => <Values attribute={attribute} />, className: TOP },
  {
    key: "personal",
    label: "Kept",
    cell: ({ personal }) => (personal ? <StatusPill tone="note">Personal, kept apart</StatusPill> : "With the UDR"),
    className: TOP,
  },
];

function Values({ attribute: { valueList, format } }: { readonly attribute: AttributeView }) {
  if (valueList) {
    return (
      <div className="grid gap-1">
        <Tag className="justify-self-start">{valueList.name}</Tag>
        <ValueListTree list={valueList} />
      </div>
    );
  }
  if (format === null) return <None />;
  return (
    <span>
      must match <Code>{format}</Code>
    </span>
  );
}

/** The metadata a UDR of the type carries beside its own fields. */
export function AttributeTable({ attributes }: { readonly attributes: readonly AttributeView[] }) {
  return <DataTable label="Metadata attributes" columns={COLUMNS} rows={attributes} rowKey={({ key }) => key} />;
}
