"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toasts } from "#components/ui/toasts.tsx";

const FRESH_MILLIS = 10_000;

export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    // No part writes a style element of its own: a refreshed layout would hand it a nonce that the document does not know.
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>{children}</NuqsAdapter>
        <Toasts />
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** A refused or failed read says so at once; only the network's own hiccups are worth a second try. */
function makeQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_MILLIS, retry: 1, refetchOnWindowFocus: false } } });
}
