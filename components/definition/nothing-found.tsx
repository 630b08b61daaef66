import { ButtonLink } from "../ui/button-link.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type NothingFoundProps = {
  /** "unit of measurement": what there is none of. */
  readonly what: string;
  /** What it is for, where there is none at all. */
  readonly purpose: string;
  readonly search: string;
  readonly clearHref: string;
  /** Of the list of what is archived: the way to what is in use. */
  readonly archivedIn?: string | null;
};

/** An empty list says whether there is nothing yet, or nothing that matches. */
export function NothingFound({ what, purpose, search, clearHref, archivedIn = null }: NothingFoundProps) {
  if (search === "" && archivedIn !== null) {
    return (
      <EmptyState kind="none" title={`No ${what} is archived`} action={<ButtonLink href={archivedIn}>Show what is in use</ButtonLink>} />
    );
  }
  if (search === "") {
    return (
      <EmptyState kind="none" title={`No ${what} yet`}>
        {purpose}
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="noMatch" title={`No ${what} matches “${search}”`} action={<ButtonLink href={clearHref}>Clear the search</ButtonLink>}>
      The search looks at codes, names and descriptions.
    </EmptyState>
  );
}
