import type { KeepPush, PushKind, PushSettings } from "../protocol/session";
import type { WebApi } from "../rpc/web_api";

/** What is needed of the browser for Web Push; a test passes its own. */
export interface PushBrowser {
  /** Undefined where there is none. */
  readonly registration: () => Promise<ServiceWorkerRegistration | undefined>;
  readonly permission: () => NotificationPermission | "unsupported";
  readonly ask: () => Promise<NotificationPermission>;
}

export const push_browser: PushBrowser = {
  registration: async () => (typeof navigator !== "undefined" && "serviceWorker" in navigator ? navigator.serviceWorker.getRegistration() : undefined),
  permission: () => (typeof Notification !== "undefined" && typeof PushManager !== "undefined" ? Notification.permission : "unsupported"),
  ask: () => Notification.requestPermission(),
};

export type NoticesState =
  | { readonly kind: "unsupported" | "unavailable" | "denied" }
  | { readonly kind: "ready"; readonly chosen: readonly PushKind[]; readonly offered: readonly PushKind[]; readonly key: string };

/** Notices of this browser (Web Push, RFC 8030): off until chosen, and the person's own from one sign-in to the next. */
export class PushNotices {
  constructor(
    private readonly api: WebApi,
    private readonly browser: PushBrowser = push_browser,
  ) {}

  /** What is chosen here. A subscription left by an earlier session is shown to the server first. */
  async state(): Promise<NoticesState> {
    const registration = await this.browser.registration();
    if (!registration || this.browser.permission() === "unsupported") return { kind: "unsupported" };
    const held = await registration.pushManager.getSubscription();
    const settings = held ? await this.api.show_push(held.endpoint) : await this.api.push();
    if (held && settings.kinds.length === 0) await held.unsubscribe();
    if (this.browser.permission() === "denied") return { kind: "denied" };
    return this.ready(settings);
  }

  /** Somebody signed in: a subscription that is another person's is let go, before it tells this one of their things. */
  async follow_account(): Promise<void> {
    const held = await (await this.browser.registration())?.pushManager?.getSubscription();
    if (held && (await this.api.show_push(held.endpoint)).kinds.length === 0) await held.unsubscribe();
  }

  /** Asks the browser if it must be asked. */
  async choose(kinds: readonly PushKind[], key: string, language: string): Promise<NoticesState> {
    const registration = await this.browser.registration();
    if (!registration) return { kind: "unsupported" };
    if ((await this.browser.ask()) !== "granted") return { kind: "denied" };
    const before = await registration.pushManager.getSubscription();
    // Under another key the browser would refuse: the server's was made anew.
    if (before && !same_key(before, key)) await before.unsubscribe();
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes_of(key) });
    return this.ready(await this.api.keep_push(wanted(made, kinds, language)));
  }

  async turn_off(): Promise<NoticesState> {
    const settings = await this.api.drop_push();
    const held = await (await this.browser.registration())?.pushManager.getSubscription();
    await held?.unsubscribe();
    return this.ready(settings);
  }

  private ready(settings: PushSettings): NoticesState {
    if (!settings.available || settings.key === undefined) return { kind: "unavailable" };
    return { kind: "ready", chosen: settings.kinds, offered: settings.offered, key: settings.key };
  }
}

function wanted(made: PushSubscription, kinds: readonly PushKind[], language: string): KeepPush {
  return {
    auth: text_of(made.getKey("auth")),
    endpoint: made.endpoint,
    kinds: [...kinds],
    language: language === "en" ? "en" : "it",
    p256dh: text_of(made.getKey("p256dh")),
  };
}

const same_key = (held: PushSubscription, key: string): boolean => text_of(held.options.applicationServerKey) === key;

/** base64url without padding */
export const text_of = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export const bytes_of = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
