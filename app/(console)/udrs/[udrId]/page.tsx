import type { Metadata } from "next";
import { NotePanel } from "#components/note/note-panel.tsx";
import { BackToList } from "#components/udr/grid-back.tsx";
import { NoSuchUdr } from "#components/udr/udr-facts.tsx";
import { UdrHeading } from "#components/udr/udr-heading.tsx";
import { UdrSections } from "#components/udr/udr-sections.tsx";
import { UdrStanding } from "#components/udr/udr-standing.tsx";
import { can, type Permission } from "#lib/domain/people/permissions.ts";
import { present } from "#lib/kernel/assert.ts";
import { listNotes } from "#lib/operations/account/list-notes.ts";
import { getCorrectionForm } from "#lib/operations/udr/get-correction-form.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { addNote } from "../../accounts/[number]/notes/actions.ts";
import { withdrawAdHoc } from "../../reviews/actions.ts";
import { adjustUdr, cancelUdr, resendRequest, reverseUdr, setDirective } from "../actions.ts";
import { closeDispute, openDispute } from "./actions.ts";
import { UdrDesk } from "./udr-desk.tsx";

type UdrPageProps = { readonly params: Promise<{ readonly udrId: string }> };

export async function generateMetadata({ params }: UdrPageProps): Promise<Metadata> {
  return { title: `UDR ${(await params).udrId}` };
}

/** The Data Entry page of one UDR. */
export default async function UdrPage({ params }: UdrPageProps) {
  const context = await pageContext("udr.read");
  const { udrId } = await params;
  const number = /^\d{1,15}$/.test(udrId) ? Number.parseInt(udrId, 10) : null;
  const found = number === null ? null : await getUdr(context, number);
  if (found === null || !found.ok) return <NoSuchUdr number={udrId} />;
  const udr = found.value;
  const form = await getCorrectionForm(context);
  const { zone } = (await frameContext()).clock;
  const { reasons, offer } = present(form.ok ? form.value : null, "the correction form");
  const may = (permission: Permission) => can(context.actor.role, permission);
  const notes = may("account.read") ? await listNotes(context, { account: udr.accountNumber, udrId: udr.udrId }) : null;
  const disputeActions = { openDispute, closeDispute };
  return (
    <>
      <BackToList />
      <UdrHeading udr={udr}>
        <UdrDesk
          udr={udr}
          reasons={reasons}
          offer={offer}
          zone={zone}
          disputeActions={disputeActions}
          actions={{ adjustUdr, cancelUdr, reverseUdr, setDirective }}
        />
      </UdrHeading>
      <UdrStanding udr={udr} />
      <UdrSections
        {...{ udr, zone, reasons, disputeActions, resendRequest }}
        readsAudit={may("audit.read")}
        notes={
          notes?.ok ? (
            <NotePanel
              {...{ udrId: udr.udrId, zone, account: udr.accountNumber }}
              notes={notes.value}
              add={may("note.write") ? addNote : null}
            />
          ) : null
        }
        withdrawRequest={withdrawAdHoc}
      />
    </>
  );
}
