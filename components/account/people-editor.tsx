"use client";

import { useState } from "react";
import type { AccountPeople, CostCentreView, PersonView } from "#lib/domain/account/account-people.ts";
import { Button } from "../ui/button.tsx";
import { Code } from "../ui/code.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Panel } from "../ui/panel.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import type { PeopleActions } from "./people-actions.ts";
import { PeopleDialog } from "./people-dialog.tsx";

type PeopleEditorProps = { readonly account: string; readonly people: AccountPeople; readonly actions: PeopleActions };

/** For who may say it: the account's people and cost centres, and who holds which subscription from now on. */
export function PeopleEditor({ account, people: { people, costCentres, subscriptions }, actions }: PeopleEditorProps) {
  return (
    <Panel
      title="Who holds what"
      description="From now on: usage keeps who held the subscription when it was used, and no bill changes"
      actions={
        <>
          <PersonDialog account={account} person={null} actions={actions} />
          <CostCentreDialog account={account} centre={null} actions={actions} />
        </>
      }
    >
      <div className="grid gap-4 @lg:grid-cols-3">
        <section aria-label="Subscriptions">
          <h3 className="pb-1 font-medium">Subscriptions</h3>
          <ul className="grid gap-1.5">
            {subscriptions.map(({ number, holder }) => (
              <li key={number} className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Code>{number}</Code>
                <span className="min-w-0 flex-1 text-muted">{heldBy(holder, { people, costCentres })}</span>
                <AssignDialog
                  account={account}
                  subscription={number}
                  holder={holder}
                  people={people}
                  costCentres={costCentres}
                  subscriptions={subscriptions}
                  actions={actions}
                />
              </li>
            ))}
          </ul>
        </section>
        <section aria-label="People">
          <h3 className="pb-1 font-medium">People</h3>
          {people.length === 0 ? <p className="text-muted">Nobody yet.</p> : null}
          <ul className="grid gap-1.5">
            {people.map((person) => (
              <li key={person.personId} className="flex flex-wrap items-center gap-x-2">
                <span className="min-w-0 flex-1">
                  {person.name}
                  {person.reference === null ? null : <span className="ml-1.5 text-muted text-xs">{person.reference}</span>}
                </span>
                <PersonDialog account={account} person={person} actions={actions} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-label="Cost centres">
          <h3 className="pb-1 font-medium">Cost centres</h3>
          {costCentres.length === 0 ? <p className="text-muted">None yet.</p> : null}
          <ul className="grid gap-1.5">
            {costCentres.map((centre) => (
              <li key={centre.costCentreId} className="flex flex-wrap items-center gap-x-2">
                <span className="min-w-0 flex-1">
                  {centre.name} <Code className="text-muted">{centre.code}</Code>
                </span>
                <CostCentreDialog account={account} centre={centre} actions={actions} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Panel>
  );
}

type Known = Pick<AccountPeople, "people" | "costCentres">;

function heldBy(holder: AccountPeople["subscriptions"][number]["holder"], { people, costCentres }: Known): string {
  const person = people.find(({ personId }) => personId === holder?.personId)?.name;
  const centre = costCentres.find(({ costCentreId }) => costCentreId === holder?.costCentreId)?.name;
  return [person, centre].filter((name) => name !== undefined).join(", ") || "nobody";
}

type PersonDialogProps = { readonly account: string; readonly person: PersonView | null; readonly actions: PeopleActions };

function PersonDialog({ account, person, actions }: PersonDialogProps) {
  const [name, setName] = useState("");
  const [reference, setReference] = useState("");
  return (
    <PeopleDialog
      title={person === null ? "Add a person" : `Rename ${person.name}`}
      trigger={
        person === null ? (
          <Button size="small">Add a person</Button>
        ) : (
          <Button size="small" variant="ghost" aria-label={`Rename ${person.name}`}>
            Rename
          </Button>
        )
      }
      done={`${name.trim()} is saved.`}
      onOpen={() => {
        setName(person?.name ?? "");
        setReference(person?.reference ?? "");
      }}
      save={(options) =>
        actions.savePerson(
          {
            account,
            personId: person?.personId ?? null,
            name,
            reference,
            seen: person && { name: person.name, reference: person.reference },
          },
          options,
        )
      }
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf("name")}>
            {(control) => (
              <Input {...control} value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field
            label="Reference"
            optional
            hint="What the organisation knows the person by, such as a staff number."
            error={errorOf("reference")}
          >
            {(control) => (
              <Input
                {...control}
                value={reference}
                maxLength={60}
                autoComplete="off"
                onChange={(event) => setReference(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </PeopleDialog>
  );
}

type CostCentreDialogProps = { readonly account: string; readonly centre: CostCentreView | null; readonly actions: PeopleActions };

function CostCentreDialog({ account, centre, actions }: CostCentreDialogProps) {
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  return (
    <PeopleDialog
      title={centre === null ? "Add a cost centre" : `Rename ${centre.name}`}
      trigger={
        centre === null ? (
          <Button size="small">Add a cost centre</Button>
        ) : (
          <Button size="small" variant="ghost" aria-label={`Rename ${centre.name}`}>
            Rename
          </Button>
        )
      }
      done={`${name.trim()} is saved.`}
      onOpen={() => {
        setCode(centre?.code ?? "");
        setName(centre?.name ?? "");
      }}
      save={(options) =>
        actions.saveCostCentre(
          { account, costCentreId: centre?.costCentreId ?? null, code, name, seen: centre && { code: centre.code, name: centre.name } },
          options,
        )
      }
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf("name")}>
            {(control) => (
              <Input {...control} value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field label="Code" error={errorOf("code")}>
            {(control) => (
              <Input
                {...control}
                value={code}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setCode(event.target.value.toUpperCase())}
              />
            )}
          </Field>
        </>
      )}
    </PeopleDialog>
  );
}
