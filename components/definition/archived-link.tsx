import { ButtonLink } from "../ui/button-link.tsx";

type ArchivedLinkProps = {
  /** "/units" */
  readonly list: string;
  readonly isArchived: boolean;
};

/** Between what is in use and what was put away: the choice stands in the address. */
export function ArchivedLink({ list, isArchived }: ArchivedLinkProps) {
  return (
    <ButtonLink variant="ghost" href={isArchived ? list : `${list}?archived=1`}>
      {isArchived ? "Show what is in use" : "Show archived"}
    </ButtonLink>
  );
}
