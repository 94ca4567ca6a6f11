import { beforeEach, describe, expect, it } from "vitest";
import { make_tavolo } from "../../src/make_tavolo";
import type { LastSeen, LastSeenShelf } from "../../src/store/own_device";
import { capacities, FakeServer } from "../fixtures/fake_server";
import { HandTimers, MemoryStorage, settle } from "../fixtures/hand_timers";

class MemoryShelf implements LastSeenShelf {
  seen: LastSeen | undefined;
  read = () => Promise.resolve(this.seen);
  keep = (seen: LastSeen) => {
    this.seen = structuredClone(seen);
    return Promise.resolve();
  };
  clear = () => {
    this.seen = undefined;
    return Promise.resolve();
  };
}

let server: FakeServer;
let timers: HandTimers;
let storage: MemoryStorage;
let shelf: MemoryShelf;

const long_settle = async () => {
  for (let turn = 0; turn < 6; turn++) await settle();
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (let turn = 0; turn < 6; turn++) await settle();
};
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 1_000) {
    timers.pass(1_000);
    await long_settle();
  }
};
const page = (tab_storage = new MemoryStorage()) =>
  make_tavolo({ fetch: server.fetch, open_socket: server.open_socket, storage, tab_storage, timers, last_seen: shelf }).session;

async function signed_in(own: boolean) {
  server.signed_in = false;
  const session = page();
  await session.start();
  await session.sign_in("x@y.invalid", "giusta", own);
  await pass(3_000);
  expect(session.snapshot().phase).toBe("joined");
  return session;
}
const go_offline = () => {
  server.down = true;
  for (const socket of [...server.sockets]) socket.close_from_server(1006);
};

beforeEach(() => {
  server = new FakeServer();
  server.capacities = capacities.slice(0, 1);
  timers = new HandTimers();
  storage = new MemoryStorage();
  shelf = new MemoryShelf();
});

describe("a device of one's own", () => {
  it("keeps nothing of the table where the person has not said that it is theirs", async () => {
    await signed_in(false);
    expect(shelf.seen).toBeUndefined();
    go_offline();
    const again = page();
    await again.start();
    expect(again.snapshot().phase).toBe("unreachable");
  });

  it("shows what was last seen without network, with its hour, and resumes from there", async () => {
    const first = await signed_in(true);
    await first.comments.of("node-1").load();
    server.push([{ type: "waiting", id: "x", value: { id: "x", items: [] } }]);
    await pass(3_000);
    const bodies = first.entities.all("organisation").length;
    go_offline();
    const again = page();
    await again.start();
    expect(again.snapshot()).toMatchObject({ phase: "joined", acting: { acting: "mandate-1" } });
    expect(again.snapshot().seen_at).toBeGreaterThan(0);
    expect(again.entities.all("organisation")).toHaveLength(bodies);
    expect(again.entities.get("waiting", "x")).toBeDefined();
    await expect(again.submit("cast_position", {}, { only_connected: true })).rejects.toThrow("not connected");
    // A comment written now goes out by itself later.
    const sent = again.submit("post_comment", { subject: "node-1", stance: "neutral", text: "senza rete" });
    server.down = false;
    await pass(60_000);
    expect((await sent).created).toMatch(/^comment-/);
    expect(again.snapshot().seen_at).toBeUndefined();
    const resumed = server.received.filter((one) => one.method === "table.join").at(-1);
    expect(resumed?.params).toMatchObject({ since: shelf.seen === undefined ? 0 : expect.any(Number), audiences_hash: "a".repeat(64) });
  });

  it("lets go of everything at the exit, drafts and receipts included, but not of what is of nobody", async () => {
    const session = await signed_in(true);
    session.drafts.write("tavolo:draft:t/account-1/mandate-1/comment%3Anode-1", { text: "a metà" });
    storage.setItem("tavolo:receipt:t/3", "{}");
    storage.setItem("tavolo:receipts:t", "[3]");
    storage.setItem("tavolo:outbox:t/account-1/mandate-1", "[]");
    storage.setItem("tavolo:language", "en");
    expect(session.waiting_texts()).toBe(2);
    await session.sign_out();
    expect(shelf.seen).toBeUndefined();
    expect([...storage.held.keys()].filter((key) => !key.startsWith("tavolo:checkpoint:"))).toEqual(["tavolo:language"]);
    expect(session.drafts.read("tavolo:draft:t/account-1/mandate-1/comment%3Anode-1")).toBeUndefined();
  });

  it("lets one leave without network, and tells the server before anything else", async () => {
    const session = await signed_in(true);
    go_offline();
    await session.sign_out();
    expect(session.snapshot().phase).toBe("signed_out");
    expect(shelf.seen).toBeUndefined();
    const without_network = page();
    await without_network.start();
    expect(without_network.snapshot().phase).toBe("unreachable");
    server.down = false;
    const back = page();
    await back.start();
    expect(server.signed_in).toBe(false);
    expect(back.snapshot().phase).toBe("signed_out");
  });

  it("keeps nothing of one person for another, nor for a session that has ended", async () => {
    const session = await signed_in(true);
    expect(shelf.seen).toBeDefined();
    session.choose_again();
    server.signed_in = false;
    const next = page();
    await next.start();
    expect(next.snapshot().phase).toBe("signed_out");
    expect(shelf.seen).toBeUndefined();
    expect(storage.getItem("tavolo:own_device")).toBeNull();
  });
});
