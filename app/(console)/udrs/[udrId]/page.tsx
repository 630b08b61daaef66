import type { Metadata } from "next";
import { NoSuchUdr } from "#components/udr/udr-facts.tsx";
import { UdrHeading } from "#components/udr/udr-heading.tsx";
import { UdrSections } from "#components/udr/udr-sections.tsx";
import { present } from "#lib/kernel/assert.ts";
import { getCorrectionForm } from "#lib/operations/udr/get-correction-form.ts";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { frameContext, pageContext } from "#lib/web/page-context.ts";
import { withdrawAdHoc } from "../../reviews/actions.ts";
import { adjustUdr, cancelUdr, resendRequest, setDirective } from "../actions.ts";
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
  return (
    <>
      <UdrHeading udr={udr}>
        <UdrDesk udr={udr} reasons={reasons} offer={offer} zone={zone} actions={{ adjustUdr, cancelUdr, setDirective }} />
      </UdrHeading>
      <UdrSections udr={udr} zone={zone} resendRequest={resendRequest} withdrawRequest={withdrawAdHoc} />
    </>
  );
}
