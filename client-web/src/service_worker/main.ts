/// <reference lib="webworker" />
import type { PrecacheEntry } from "workbox-precaching";
import { hear_pushes } from "./push";
import { keep_shell } from "./shell";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

keep_shell(self.__WB_MANIFEST);
hear_pushes(self);

// A new version waits until the person takes it (see store/app_update.ts) or every window is closed.
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "take_over") void self.skipWaiting();
});
