import english from "../i18n/en/notice.json";
import italian from "../i18n/it/notice.json";

/** What a push message holds: never what happened nor where, only the language to say so in. */
export function language_of(text: string): "it" | "en" {
  try {
    return (JSON.parse(text) as { lang?: unknown }).lang === "en" ? "en" : "it";
  } catch {
    return "it";
  }
}

const is_looked_at = (one: Client): boolean => "visibilityState" in one && (one as WindowClient).visibilityState === "visible";

/** Says that there is something new, unless a window of the table is being looked at: that one shows it. */
export async function tell(worker: ServiceWorkerGlobalScope, text: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(is_looked_at)) return;
  const { title, body } = (language_of(text) === "en" ? english : italian).notice;
  // One tag: what comes later replaces what was not looked at yet.
  await worker.registration.showNotification(title, { body, tag: "tavolo", icon: "/icon-192.png", data: { address: "/" } });
}

/** Brings a window of the table to the front, or opens one on its home page. */
export async function open_table(worker: ServiceWorkerGlobalScope): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (window) await window.focus();
  else await worker.clients.openWindow("/");
}

/** Web Push: to be called once by the worker. */
export function hear_pushes(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener("push", (event) => event.waitUntil(tell(worker, event.data?.text() ?? "")));
  worker.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open_table(worker));
  });
}
