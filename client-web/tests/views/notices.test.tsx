import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { KeepPush, PushSettings } from "../../src/protocol/session";
import type { WebApi } from "../../src/rpc/web_api";
import { bytes_of, PushNotices, text_of, type PushBrowser } from "../../src/store/push_notices";
import { language_of, open_table, tell } from "../../src/service_worker/push";
import { calm, expect_accessible, show } from "./on_page";

const key = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

/** What the server offers to a delegate. */
const offered: PushSettings["offered"] = ["vote_open", "vote_closing", "cosignature_asked", "cure_term", "reply"];

/** A server and a browser of Web Push, each as small as can be. */
function around(permission: NotificationPermission = "granted") {
  let kinds: PushSettings["kinds"] = [];
  let held: { endpoint: string; key: string } | undefined;
  const asked: string[] = [];
  const settings = (): PushSettings => ({ available: true, key, kinds, offered });
  const api = {
    push: async () => settings(),
    keep_push: async (wanted: KeepPush) => {
      kinds = wanted.kinds;
      asked.push(`${wanted.language} ${wanted.endpoint}`);
      return settings();
    },
    show_push: async (endpoint: string) => {
      asked.push(`show ${endpoint}`);
      return settings();
    },
    drop_push: async () => {
      kinds = [];
      return settings();
    },
  } as unknown as WebApi;
  const subscription = () =>
    held && {
      endpoint: held.endpoint,
      options: { applicationServerKey: bytes_of(held.key).buffer },
      getKey: () => bytes_of("AAAA").buffer,
      unsubscribe: async () => {
        held = undefined;
        return true;
      },
    };
  const pushManager = {
    getSubscription: async () => subscription() ?? null,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) => {
      held = { endpoint: "https://push.example.net/1", key: text_of(applicationServerKey.buffer) };
      return subscription();
    },
  };
  const browser: PushBrowser = {
    registration: async () => ({ pushManager }) as unknown as ServiceWorkerRegistration,
    permission: () => permission,
    ask: async () => permission,
  };
  return {
    notices: new PushNotices(api, browser),
    asked,
    held: () => held,
    hold: (with_key: string) => (held = { endpoint: "https://push.example.net/old", key: with_key }),
  };
}

describe("notices of this browser", () => {
  it("are off until chosen, and off again", async () => {
    const { notices, held, asked } = around();
    expect(await notices.state()).toEqual({ kind: "ready", chosen: [], offered, key });
    expect(await notices.choose(["vote_open"], key, "en")).toEqual({ kind: "ready", chosen: ["vote_open"], offered, key });
    expect(asked).toEqual(["en https://push.example.net/1"]);
    expect(held()?.key).toBe(key);
    expect(await notices.turn_off()).toEqual({ kind: "ready", chosen: [], offered, key });
    expect(held()).toBeUndefined();
  });

  it("follow who signs in: nothing is asked where nothing is held, another's is let go, one's own stays", async () => {
    const { notices, hold, held, asked } = around();
    await notices.follow_account();
    expect(asked).toEqual([]);
    hold(key);
    await notices.follow_account();
    expect(held()).toBeUndefined();
    await notices.choose(["vote_open"], key, "it");
    await notices.follow_account();
    expect(held()?.key).toBe(key);
  });

  it("show after a new sign-in what the browser holds, and let go of what is another's", async () => {
    const { notices, hold, held, asked } = around();
    hold(key);
    await notices.state();
    expect(asked).toEqual(["show https://push.example.net/old"]);
    expect(held()).toBeUndefined();
  });

  it("subscribe anew under a server's new key, and say when the browser denies", async () => {
    const { notices, hold, held } = around();
    hold("AAAA");
    await notices.choose(["desk"], key, "it");
    expect(held()?.key).toBe(key);
    expect(await around("denied").notices.choose(["desk"], key, "it")).toEqual({ kind: "denied" });
  });

  it("are said to be impossible where the browser has none", async () => {
    await show("/account");
    await calm();
    expect(screen.getByText(/Questo browser non può ricevere avvisi/)).toBeDefined();
    await expect_accessible();
  });
});

describe("the worker", () => {
  const worker = (windows: object[]) => {
    const shown = vi.fn(async () => {});
    const opened = vi.fn(async () => null);
    return {
      shown,
      opened,
      self: { clients: { matchAll: async () => windows, openWindow: opened }, registration: { showNotification: shown } } as unknown as ServiceWorkerGlobalScope,
    };
  };

  it("says that there is something new in the language of the message, and nothing else", async () => {
    const { self, shown } = worker([{ visibilityState: "hidden" }]);
    await tell(self, '{"lang":"en"}');
    await tell(self, "not JSON");
    expect(shown.mock.calls.map((call) => (call as unknown as [string, { body: string }])[1].body)).toEqual(["Something new waits for you.", "C'è una novità che ti aspetta."]);
    expect(language_of('{"lang":"fr"}')).toBe("it");
  });

  it("keeps quiet while the table is being looked at", async () => {
    const { self, shown } = worker([{ visibilityState: "visible" }]);
    await tell(self, '{"lang":"it"}');
    expect(shown).not.toHaveBeenCalled();
  });

  it("brings the table to the front, or opens it", async () => {
    const focus = vi.fn();
    await open_table(worker([{ focus }]).self);
    expect(focus).toHaveBeenCalledOnce();
    const none = worker([]);
    await open_table(none.self);
    expect(none.opened).toHaveBeenCalledWith("/");
  });
});
