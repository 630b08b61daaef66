"use client";

import "./globals.css";
import { Brand } from "#components/frame/brand.tsx";
import { errorDigest } from "#components/frame/error-digest.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** When even the frame failed. It stands alone: no provider, no session, no data. */
export default function GlobalError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Error · Ratewright</title>
        <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-center px-4 py-10">
          <Brand />
          <EmptyState
            kind="error"
            title="The console could not be shown"
            headingLevel={1}
            correlationId={errorDigest(error)}
            action={<Button onClick={() => retry()}>Try again</Button>}
          >
            Something went wrong on our side. What was saved before is safe.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
