import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Brand } from "#components/frame/brand.tsx";
import { PriceDayScene } from "#components/people/price-day-scene.tsx";
import { SignInForm } from "#components/people/sign-in-form.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { currentUser } from "#lib/web/current-actor.ts";
import { demoSignIns } from "#lib/web/demo-sign-ins.ts";
import { ownPath } from "#lib/web/own-path.ts";

type Searched = { readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: Searched) {
  const { from } = await searchParams;
  const destination = ownPath(typeof from === "string" ? from : null) ?? "/";
  if (await currentUser()) redirect(routeHref(destination));
  return <SignInForm from={destination} brand={<Brand />} scene={<PriceDayScene />} demo={demoSignIns()} />;
}
