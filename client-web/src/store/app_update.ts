/** What the page needs of `navigator.serviceWorker`; a test passes its own. */
export type Workers = Pick<ServiceWorkerContainer, "register" | "controller" | "addEventListener">;

/** How often (ms) a page that stays open asks whether there is a newer program. */
const look_every_ms = 3_600_000;

/**
 * A newer version of the program, offered and never forced: it waits beside the one in use until the person takes it, or
 * until every window is closed.
 */
export class AppUpdate {
  private waiting: ServiceWorker | undefined;
  private put_off = false;
  private readonly listeners = new Set<() => void>();

  /** @param reload loads the page anew, under the version that was taken */
  constructor(
    private readonly workers: Workers | undefined,
    private readonly reload: () => void,
  ) {}

  /** True while a newer version waits and the person has not said "later". */
  readonly offered = (): boolean => this.waiting !== undefined && !this.put_off;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Installs the service worker and watches for newer ones. */
  async begin(): Promise<void> {
    // Undefined where somebody has switched workers off; refused on addresses that are not secure.
    const registration = await this.workers?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
    if (!registration) return;
    this.look_at(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => this.look_at(registration));
    });
    setInterval(() => void registration.update().catch(() => {}), look_every_ms);
  }

  later(): void {
    this.put_off = true;
    this.tell();
  }

  /** Takes the newer version, for this window; another window goes on as it is. */
  take(): void {
    this.workers?.addEventListener("controllerchange", this.reload, { once: true });
    this.waiting?.postMessage({ type: "take_over" });
  }

  private look_at(registration: ServiceWorkerRegistration): void {
    // The first version of all has nothing to replace.
    if (!registration.waiting || !this.workers?.controller || registration.waiting === this.waiting) return;
    this.waiting = registration.waiting;
    this.put_off = false;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
