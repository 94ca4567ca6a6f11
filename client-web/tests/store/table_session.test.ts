import { beforeEach, describe, expect, it } from "vitest";
import { make_tavolo } from "../../src/make_tavolo";
import { NotConnected } from "../../src/rpc/refusal";
import { draft_key } from "../../src/store/drafts";
import type { TableSession } from "../../src/store/table_session";
import { close_codes } from "../../src/transport/close_codes";
import { capacities, FakeServer, Refused } from "../fixtures/fake_server";
import { HandTimers, MemoryStorage, settle } from "../fixtures/hand_timers";

let server: FakeServer;
let timers: HandTimers;
let storage: MemoryStorage;

function page(tab_storage = new MemoryStorage()): TableSession {
  return make_tavolo({ fetch: server.fetch, open_socket: server.open_socket, storage, tab_storage, timers }).session;
}
const long_settle = async () => {
  for (let turn = 0; turn < 6; turn++) await settle();
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (let turn = 0; turn < 6; turn++) await settle();
};
async function joined(): Promise<TableSession> {
  server.capacities = capacities.slice(0, 1);
  const session = page();
  await session.start();
  await long_settle();
  expect(session.snapshot().phase).toBe("joined");
  return session;
}
const received = (method: string) => server.received.filter((one) => one.method === method);
const drop = async () => {
  server.down = true;
  for (const socket of [...server.sockets]) socket.close_from_server(1006);
  await long_settle();
};
const restore = async () => {
  server.down = false;
  for (let second = 0; second < 10; second++) {
    timers.pass(1_000);
    await settle();
  }
  await long_settle();
};

beforeEach(() => {
  server = new FakeServer();
  timers = new HandTimers();
  storage = new MemoryStorage();
});

describe("a person at the table", () => {
  it("signs in, and skips the choice when there is one mandate", async () => {
    server.signed_in = false;
    server.capacities = capacities.slice(0, 1);
    const session = page();
    await session.start();
    expect(session.snapshot().phase).toBe("signed_out");
    await expect(session.sign_in("x@y.invalid", "sbagliata")).rejects.toMatchObject({ code: "sign_in_failed" });
    await session.sign_in("x@y.invalid", "giusta");
    await long_settle();
    expect(session.snapshot()).toMatchObject({ phase: "joined", you: { acting: "mandate-1" } });
    expect(session.entities.get("table", "table-1")?.demonstration).toBe(true);
  });

  it("chooses among several, and the tab remembers", async () => {
    const tab = new MemoryStorage();
    const session = page(tab);
    await session.start();
    expect(session.snapshot().phase).toBe("choosing");
    session.choose(capacities[2] as (typeof capacities)[number]);
    expect(session.snapshot().phase).toBe("choosing");
    session.choose(capacities[0] as (typeof capacities)[number]);
    await long_settle();
    expect(session.snapshot().phase).toBe("joined");
    const again = page(tab);
    await again.start();
    await long_settle();
    expect(again.snapshot().phase).toBe("joined");
  });

  it("sees what others do at once", async () => {
    const session = await joined();
    server.push([{ type: "vote", id: "vote-9", value: { id: "vote-9", state: "open", title: "Nuova" } }]);
    expect(session.entities.get("vote", "vote-9")).toMatchObject({ title: "Nuova" });
    server.push([], [{ type: "vote", id: "vote-9" }]);
    expect(session.entities.get("vote", "vote-9")).toBeUndefined();
  });

  it("resumes after a drop with the size, hash and root it holds", async () => {
    const session = await joined();
    await drop();
    expect(session.is_connected).toBe(false);
    await restore();
    expect(session.is_connected).toBe(true);
    expect(received("table.join").at(-1)?.params).toMatchObject({ acting: "mandate-1", since: server.seq, audiences_hash: "a".repeat(64), root: "0".repeat(64) });
  });

  it("sends a comment written offline when the line is back, once, and clears its draft then", async () => {
    const session = await joined();
    await drop();
    const key = draft_key({ table: "t", account: "a", acting: "m", object: "comment:node-1" });
    session.drafts.write(key, { text: "x" });
    const act = session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "x" }, { draft: key });
    expect(session.drafts.read(key)).toBeDefined();
    await restore();
    expect((await act).created).toMatch(/^comment-/);
    expect(session.drafts.read(key)).toBeUndefined();
    expect(received("post_comment")).toHaveLength(1);
  });

  it("does not clear what was typed on after the comment had left", async () => {
    const session = await joined();
    await drop();
    const key = draft_key({ table: "t", account: "a", acting: "m", object: "comment:node-1" });
    session.drafts.write(key, { text: "primo" });
    const act = session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "primo" }, { draft: key });
    timers.pass(500);
    session.drafts.write(key, { text: "secondo" });
    await restore();
    await act;
    expect(session.drafts.read(key)?.fields).toEqual({ text: "secondo" });
  });

  it("sends again what was on its way when the line died, under the same id", async () => {
    const session = await joined();
    server.silent = true;
    const act = session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "x" });
    await long_settle();
    await drop();
    server.silent = false;
    await restore();
    await act;
    const ids = new Set(received("post_comment").map((one) => one.params["command_id"]));
    expect(ids.size).toBe(1);
  });

  it("never keeps a vote for later", async () => {
    const session = await joined();
    await drop();
    await expect(session.submit("cast_position", { vote: "vote-1" }, { only_connected: true })).rejects.toBeInstanceOf(NotConnected);
    await restore();
    expect(received("cast_position")).toHaveLength(0);
  });

  it("keeps the page when the session ends, and goes on after the sign-in", async () => {
    const session = await joined();
    for (const socket of [...server.sockets]) socket.close_from_server(close_codes.session_ended);
    expect(session.snapshot()).toMatchObject({ phase: "joined", expired: true, link: { state: "session_ended" } });
    expect(session.entities.get("table", "table-1")).toBeDefined();
    await session.sign_in("delegato-coop-a@demo.invalid", "giusta");
    await long_settle();
    expect(session.snapshot().expired).toBe(false);
    expect(session.is_connected).toBe(true);
  });

  it("finds out that the session ended when the upgrade is refused", async () => {
    const session = await joined();
    server.signed_in = false;
    server.refuses_upgrade = true;
    for (const socket of [...server.sockets]) socket.close_from_server(1006);
    timers.pass(500);
    await long_settle();
    expect(session.snapshot().expired).toBe(true);
  });

  it("joins anew when the audiences change, and forgets what it may no longer see", async () => {
    const session = await joined();
    server.push([{ type: "own_position", id: "vote-1", value: { id: "vote-1" } }]);
    const before = received("table.join").length;
    for (const socket of [...server.sockets]) socket.close_from_server(close_codes.audiences_changed);
    server.push([], [{ type: "own_position", id: "vote-1" }]);
    timers.pass(10);
    await long_settle();
    expect(received("table.join").length).toBe(before + 1);
    expect(session.entities.get("own_position", "vote-1")).toBeUndefined();
  });

  it("suspends all acts when the record was rewritten", async () => {
    storage.setItem("tavolo:checkpoint:lagonegrese-pollino", JSON.stringify({ size: 1_291, root: "ab".repeat(32), at: 5 }));
    server.capacities = capacities.slice(0, 1);
    server.handlers.set("table.join", (params) => {
      expect(params).toMatchObject({ since: 1_291, root: "ab".repeat(32) });
      throw new Refused({ code: "record_rewritten", detail: { size: 412 } });
    });
    const session = page();
    await session.start();
    await long_settle();
    expect(session.snapshot().rewritten).toMatchObject({ seen: { size: 1_291 }, detail: { size: 412 } });
    await expect(session.submit("post_comment", {})).rejects.toMatchObject({ code: "record_rewritten" });
  });

  it("goes back to the choice of mandate when the mandate no longer holds", async () => {
    server.capacities = capacities.slice(0, 1);
    server.handlers.set("table.join", () => {
      throw new Refused({ code: "not_your_mandate" });
    });
    const session = page();
    await session.start();
    await long_settle();
    expect(session.snapshot().join_refused?.code).toBe("not_your_mandate");
  });

  it("leaves nothing behind at the exit", async () => {
    const session = await joined();
    await session.sign_out();
    expect(session.snapshot().phase).toBe("signed_out");
    expect(session.entities.all("organisation")).toEqual([]);
    expect(server.sockets.size).toBe(0);
  });
});
