"use client";

import { errorDigest } from "#components/frame/error-digest.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export default function ConsoleError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <div role="alert">
      <title>Error · Ratewright</title>
      <EmptyState
        kind="error"
        title="This page could not be shown"
        headingLevel={1}
        correlationId={errorDigest(error)}
        action={
          <>
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
            <ButtonLink href="/">Go to the start page</ButtonLink>
          </>
        }
      >
        Something went wrong on our side while reading. Showing a page changes nothing: no money was moved by this.
      </EmptyState>
    </div>
  );
}
