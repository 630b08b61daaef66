"use client";

import type { NetworkAttribute, NetworksDraft } from "#lib/domain/agreement/networks-draft.ts";
import { OUTSIDE_NAMES } from "#lib/domain/agreement/networks-words.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { fieldId } from "../use-definition-form.ts";
import { NetworkTree } from "./network-tree.tsx";

type Named = { readonly label: string; readonly detail: string };

type NetworkFieldsProps = {
  readonly draft: NetworksDraft;
  readonly attributes: readonly NetworkAttribute[];
  /** What holds where nothing is said here. */
  readonly otherwise: Named;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (draft: NetworksDraft) => void;
};

/** Where SIMs may be used: of an agreement, and of one subscription. */
export function NetworkFields({ draft, attributes, otherwise, errorOf, onChange }: NetworkFieldsProps) {
  return (
    <Panel
      title="Allowed networks"
      className="max-w-4xl"
      description="Asked of usage that is imported and says its network. Usage that says none is not checked."
    >
      <div className="grid gap-4">
        <RadioGroup
          label="Which networks"
          value={draft.rule}
          onValueChange={(rule) => onChange(rule === "only" ? limited(draft, attributes) : { ...draft, rule: "any" })}
          options={[
            { value: "any", ...otherwise },
            { value: "only", label: "Only these", detail: "Chosen from the values of an attribute." },
          ]}
        />
        {draft.rule === "any" ? null : <Chosen draft={draft} attributes={attributes} errorOf={errorOf} onChange={onChange} />}
      </div>
    </Panel>
  );
}

/** Where there is one attribute it need not be chosen. */
function limited(draft: NetworksDraft, attributes: readonly NetworkAttribute[]): NetworksDraft {
  const [first, ...others] = attributes;
  const attribute = draft.attribute === "" && others.length === 0 ? (first?.key ?? "") : draft.attribute;
  return { ...draft, rule: "only", attribute };
}

function Chosen({ draft, attributes, errorOf, onChange }: Omit<NetworkFieldsProps, "otherwise">) {
  const attribute = attributes.find(({ key }) => key === draft.attribute);
  const options = attributes.map(({ key, label }) => ({ value: key, label: `${label} (${key})` }));
  const gone = draft.attribute === "" || attribute ? [] : [{ value: draft.attribute, label: draft.attribute }];
  return (
    <>
      <Field
        id={fieldId("networkAttribute")}
        label="Attribute that names the network"
        hint="Of usage, with a list of values."
        error={errorOf("networkAttribute")}
      >
        {(control) => (
          <FilterSelect
            {...control}
            className="max-w-md"
            options={[{ value: "", label: "Choose" }, ...options, ...gone]}
            value={draft.attribute}
            onValueChange={(key) => onChange({ ...draft, attribute: key, allowed: [] })}
          />
        )}
      </Field>
      {draft.attribute === "" ? null : (
        <NetworkTree
          key={draft.attribute}
          items={attribute?.items ?? []}
          allowed={draft.allowed}
          error={errorOf("networkAllowed")}
          onChange={(allowed) => onChange({ ...draft, allowed })}
        />
      )}
      <RadioGroup
        label="Usage on another network"
        value={draft.outside}
        onValueChange={(next) => onChange({ ...draft, outside: next === "price" ? "price" : "park" })}
        options={[
          { value: "park", label: OUTSIDE_NAMES.park, detail: "It is parked where it is imported, and nothing is charged for it." },
          { value: "price", label: OUTSIDE_NAMES.price, detail: "A usage zone can price it by itself." },
        ]}
      />
    </>
  );
}
