import type { KeptText } from "../rpc/outbox";
import { WebRefusal, type WebApi } from "../rpc/web_api";

/** Somebody left while there was no network: the server hears of it at the next start, before anything else. */
const leaving_key = "tavolo:leaving";

export function begin_leaving(storage: KeptText): void {
  storage.setItem(leaving_key, "yes");
}

export function is_leaving(storage: KeptText): boolean {
  return storage.getItem(leaving_key) !== null;
}

/** @throws without network */
export async function finish_leaving(storage: KeptText, api: WebApi): Promise<void> {
  if (!is_leaving(storage)) return;
  try {
    await api.logout();
  } catch (error) {
    if (!(error instanceof WebRefusal) || error.status === 0) throw error;
  }
  storage.removeItem(leaving_key);
}
