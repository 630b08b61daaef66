"use client";

import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { type CodesDraft, readCodesDraft, typedCode, withPastedCodes } from "#lib/domain/provider/codes-draft.ts";
import { MOST_CODE_LETTERS, type ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import type { SaveProviderCodesForm } from "#lib/domain/provider/provider-schema.ts";
import type { Action } from "#lib/web/action-result.ts";
import { Button } from "../../ui/button.tsx";
import { Code } from "../../ui/code.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { DefinitionForm } from "../definition-form.tsx";
import { UdrTypeCheck } from "../udr-type-check.tsx";
import { fieldId, useDefinitionForm } from "../use-definition-form.ts";

type CodesEditorProps = {
  readonly code: string;
  readonly revision: number;
  readonly products: readonly ProvisionedProduct[];
  /** There are more than a table can be edited by hand. */
  readonly isMore: boolean;
  readonly save: Action<SaveProviderCodesForm, { readonly code: string; readonly revision: number }>;
};

const MOST_SHOWN = 100;
/** What a conflict shows of the provider; which codes the other person changed, its history says. */
const MEMBERS = { name: "Provider", state: "State" } as const;
const NOTHING_TYPED: CodesDraft = new Map();

/** What a provider calls the products, typed row by row or pasted as two columns. Only what is different is saved. */
export function CodesEditor({ code, revision, products, isMore, save }: CodesEditorProps) {
  const [draft, setDraft] = useState(NOTHING_TYPED);
  const [search, setSearch] = useState("");
  const [isMissingOnly, setMissingOnly] = useState(false);
  const { changes, problems } = readCodesDraft(draft, products);
  const form = useDefinitionForm<SaveProviderCodesForm>({
    save,
    input: { code, changes: [...changes] },
    withRevision: (input, atRevision) => ({ ...input, revision: atRevision ?? revision }),
    revision,
    problems,
    fieldOf: (path) => fieldOfChange(path, changes),
    what: "Product codes",
    list: "/provisioning",
  });

  function type(product: string, text: string): void {
    form.touched();
    setDraft((current) => new Map(current).set(product, text));
  }

  const wanted = search.trim().toLowerCase();
  const found = products.filter(
    ({ product, name, code: stored }) =>
      (!isMissingOnly || stored === null) && (wanted === "" || `${product} ${name}`.toLowerCase().includes(wanted)),
  );
  // What is wrong is never hidden: the summary leads to its field.
  const faulty = products.filter((each) => problems.some(({ field }) => field === `code-${each.product}`));
  const shown = [...new Set([...faulty, ...found.slice(0, MOST_SHOWN)])];
  return (
    <DefinitionForm form={form} dirty={changes.length > 0} back={`/provisioning/${encodeURIComponent(code)}`} members={MEMBERS}>
      {isMore ? (
        <Notice tone="info">
          There are more products than this table holds. Those without a code come first; the rest goes as a sheet.
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)]">
        <Panel title="Codes" description={changedInWords(changes.length)} flush>
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2 border-b px-4 py-3">
            <Field label="Find a product" className="min-w-48 flex-1">
              {(control) => (
                <Input {...control} type="search" value={search} autoComplete="off" onChange={(event) => setSearch(event.target.value)} />
              )}
            </Field>
            <UdrTypeCheck label="Without a code only" isChecked={isMissingOnly} onChange={setMissingOnly} />
          </div>
          <DataTable
            label="Product codes"
            density="compact"
            columns={columnsOf({ draft, errorOf: form.errorOf, onType: type })}
            rows={shown}
            rowKey={({ product }) => product}
            empty={<p className="px-4 py-3 text-muted">No product matches.</p>}
          />
          {found.length > MOST_SHOWN ? (
            <p className="border-t px-4 py-2 text-muted">{`and ${(found.length - MOST_SHOWN).toLocaleString("en-GB")} more: search for them.`}</p>
          ) : null}
        </Panel>
        <CodesPaste
          onPaste={(text) => {
            const pasted = withPastedCodes(draft, products, text);
            form.touched();
            setDraft(pasted.draft);
            return pasted.said;
          }}
        />
      </div>
    </DefinitionForm>
  );
}

type Typing = {
  readonly draft: CodesDraft;
  readonly errorOf: (field: string) => string | undefined;
  readonly onType: (product: string, text: string) => void;
};

function columnsOf({ draft, errorOf, onType }: Typing): readonly Column<ProvisionedProduct>[] {
  return [
    { key: "product", label: "Product", isRowHeader: true, cell: ({ name }) => name },
    { key: "ours", label: "Our code", cell: ({ product }) => <Code>{product}</Code>, className: "whitespace-nowrap" },
    {
      key: "theirs",
      label: "Their code",
      cell: (row) => (
        <Field
          id={fieldId(`code-${row.product}`)}
          label={<span className="sr-only">{`Their code of ${row.name}`}</span>}
          error={errorOf(`code-${row.product}`)}
          className="min-w-36"
        >
          {(control) => (
            <Input
              {...control}
              value={typedCode(draft, row)}
              maxLength={MOST_CODE_LETTERS + 1}
              placeholder={row.code === null ? "none" : ""}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => onType(row.product, event.target.value)}
            />
          )}
        </Field>
      ),
    },
  ];
}

function CodesPaste({ onPaste }: { readonly onPaste: (text: string) => string }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  return (
    <Panel title="Paste two columns">
      <div className="grid justify-items-start gap-2">
        <Field
          className="w-full"
          label="Codes"
          hint="As copied from a spreadsheet: our product code, then theirs. They fill the table in; Save stores them."
        >
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              value={text}
              spellCheck={false}
              className="whitespace-pre font-mono"
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="small"
            disabled={text.trim() === ""}
            onClick={() => {
              setSaid(onPaste(text));
              setText("");
            }}
          >
            <ClipboardPaste aria-hidden="true" />
            Fill in
          </Button>
          <span role="status" className="text-muted text-xs">
            {said}
          </span>
        </div>
      </div>
    </Panel>
  );
}

function changedInWords(count: number): string {
  if (count === 0) return "An empty field means that its orders are refused";
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "code differs" : "codes differ"} from what is stored`;
}

/** "changes.3.code" is the third change's field. */
function fieldOfChange(path: string, changes: readonly { readonly product: string }[]): string | null {
  const [, index] = /^changes\.(\d+)/.exec(path) ?? [];
  const change = index === undefined ? undefined : changes[Number.parseInt(index, 10)];
  return change === undefined ? null : `code-${change.product}`;
}
