import { beforeEach, describe, expect, it, vi } from "vitest";
import { make_tavolo } from "../../src/make_tavolo";
import { NotConnected } from "../../src/rpc/refusal";
import { draft_key } from "../../src/store/drafts";
import { suspended } from "../../src/store/session_state";
import type { TableSession } from "../../src/store/table_session";
import { close_codes } from "../../src/transport/close_codes";
import { capacities, FakeServer, Refused } from "../fixtures/fake_server";
import { HandTimers, MemoryStorage, settle } from "../fixtures/hand_timers";
import { checkpoint_key, cited, closed, closed_key, root_of, saw_the_closed_log, successor, view_of, witnessed, witnessed_key } from "../fixtures/succession";

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

  describe("whose record goes on in another log", () => {
    /** Signatures are verified by the browser, in its own time. */
    const shows = (session: TableSession, state: object) => vi.waitFor(() => expect(session.snapshot()).toMatchObject(state));
    const join_of = () => server.handlers.get("table.join");
    const served_by_the_successor = () => {
      const join = join_of();
      server.logs = [view_of(successor, cited)];
      server.checkpoint = successor.note_of(40, root_of("new"));
      server.handlers.set("table.join", (params) => {
        if (params["since"] !== undefined) throw new Refused({ code: "record_rewritten" });
        return join?.(params);
      });
    };

    it("is not let in with what it has seen of the closed one, and may not act until it has compared", async () => {
      saw_the_closed_log(storage);
      served_by_the_successor();
      server.capacities = capacities.slice(0, 1);
      const session = page();
      await session.start();
      await long_settle();
      await shows(session, { phase: "joining", succession: { comparison: "same", seen: { size: 1_291 } } });
      expect(session.snapshot().rewritten).toBeUndefined();
      expect(suspended(session.snapshot())).toBe(true);
      await expect(session.submit("post_comment", {})).rejects.toMatchObject({ code: "record_rewritten" });
      session.begin_again();
      expect(session.snapshot().phase).toBe("joining");

      expect(session.follow_successor()).toBe(true);
      await shows(session, { phase: "joined", looked: "same" });
      expect(suspended(session.snapshot())).toBe(false);
      expect(received("table.join").at(-1)?.params).not.toHaveProperty("since");
      expect(JSON.parse(storage.getItem(closed_key) ?? "")).toMatchObject(witnessed());
      expect(session.checkpoints.read("lagonegrese-pollino")?.size).toBe(server.seq);
      expect(session.follow_successor()).toBe(false);
      await expect(session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "x" })).resolves.toBeDefined();
    });

    it("finds it out by itself where the server lets it in", async () => {
      saw_the_closed_log(storage);
      storage.removeItem(checkpoint_key);
      served_by_the_successor();
      const session = await joined();
      await shows(session, { looked: "succeeded", succession: { origin: closed.origin } });
      await expect(session.submit("post_comment", {})).rejects.toMatchObject({ code: "record_rewritten" });
      session.follow_successor();
      await shows(session, { phase: "joined", looked: "same" });
    });

    it("stays rewritten where the kept root is not the cited one, and nobody can go over", async () => {
      saw_the_closed_log(storage, witnessed(cited.size, root_of("other")));
      served_by_the_successor();
      server.capacities = capacities.slice(0, 1);
      const session = page();
      await session.start();
      await shows(session, { rewritten: { seen: { size: 1_291 } } });
      expect(session.snapshot().succession).toBeUndefined();
      expect(session.follow_successor()).toBe(false);
      expect(storage.getItem(closed_key)).toBeNull();
    });

    it("sends nothing to the other log that was written for the closed one, and sets its receipts aside", async () => {
      const session = await joined();
      session.receipts.keep("lagonegrese-pollino", { checkpoint: "c", entries: [{ index: 3, leaf: "", proof: [], disclosures: [] }] });
      await drop();
      const act = session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "x" });
      const refused = expect(act).rejects.toMatchObject({ code: "record_rewritten" });
      storage.setItem("tavolo:outbox:lagonegrese-pollino/account-2/mandate-4", JSON.stringify([{ command_id: "1", method: "post_comment", params: {} }]));
      saw_the_closed_log(storage);
      served_by_the_successor();
      await restore();
      await shows(session, { succession: { comparison: "same" } });
      session.follow_successor();
      await refused;
      await long_settle();
      expect(session.snapshot().phase).toBe("joined");
      expect(received("post_comment")).toEqual([]);
      expect(session.snapshot().orphan_refusals).toMatchObject([{ code: "record_rewritten" }]);
      expect([...storage.held.keys()].filter((key) => key.startsWith("tavolo:outbox:"))).toEqual([]);
      expect(session.receipts.read("lagonegrese-pollino", 3)).toBeUndefined();
      expect(session.receipts.read(`lagonegrese-pollino:${closed.origin}`, 3)).toMatchObject({ checkpoint: "c" });
    });

    it("is not kept where nothing signed of the closed one was, and is rewritten", async () => {
      saw_the_closed_log(storage);
      storage.removeItem(witnessed_key);
      storage.removeItem(`tavolo:log-key:${encodeURIComponent(closed.origin)}`);
      served_by_the_successor();
      server.capacities = capacities.slice(0, 1);
      const session = page();
      await session.start();
      await shows(session, { rewritten: { seen: { size: 1_291 } } });
      expect([...storage.held.keys()].filter((key) => /^tavolo:(witnessed|log-key):/.test(key))).toEqual([]);
    });

    describe("before what waits is sent", () => {
      const outbox_key = "tavolo:outbox:lagonegrese-pollino/account-1/mandate-1";
      const one_waits = () => storage.setItem(outbox_key, JSON.stringify([{ command_id: "1", method: "post_comment", params: { command_id: "1", subject: "node-1", stance: "neutral", text: "x" } }]));
      const let_in_by_the_successor = () => {
        saw_the_closed_log(storage);
        server.logs = [view_of(successor, cited)];
        server.checkpoint = successor.note_of(40, root_of("new"));
      };

      it("is looked at, also where the server lets it in", async () => {
        one_waits();
        let_in_by_the_successor();
        const session = await joined();
        await shows(session, { succession: {} });
        await long_settle();
        expect(received("post_comment")).toEqual([]);
        server.logs = [view_of(closed)];
        server.checkpoint = witnessed().note;
        await drop();
        await restore();
        await shows(session, { looked: "same" });
        await long_settle();
        expect(received("post_comment")).toHaveLength(1);
      });

      it("keeps its card until a look is fine", async () => {
        let_in_by_the_successor();
        const session = await joined();
        await shows(session, { succession: {} });
        server.logs = [];
        await drop();
        await restore();
        await shows(session, { phase: "joined", looked: "unproved", succession: {} });
        await expect(session.submit("post_comment", {})).rejects.toMatchObject({ code: "record_rewritten" });
        server.logs = [view_of(closed)];
        server.checkpoint = witnessed().note;
        await drop();
        await restore();
        await shows(session, { looked: "same" });
        expect(suspended(session.snapshot())).toBe(false);
      });

      it("is waited for a while only", async () => {
        one_waits();
        server.checkpoint = witnessed().note;
        const { fetch } = server;
        const never = new Promise<Response>(() => {});
        Object.assign(server, { fetch: (address: string, init?: RequestInit) => (address === "/api/logs" ? never : fetch(address, init)) });
        await joined();
        expect(received("post_comment")).toEqual([]);
        timers.pass(10_000);
        await long_settle();
        expect(received("post_comment")).toHaveLength(1);
      });
    });

    describe("in two windows", () => {
      const new_root = "1".repeat(64);
      const only_by_its_own_root = () => {
        const join = join_of();
        served_by_the_successor();
        server.handlers.set("table.join", (params) => {
          if (params["root"] !== undefined && params["root"] !== new_root) throw new Refused({ code: "record_rewritten" });
          return { ...(join?.(params) as object), root: new_root };
        });
      };
      const window_of = async () => {
        server.capacities = capacities.slice(0, 1);
        const session = page();
        await session.start();
        await shows(session, { succession: {} });
        return session;
      };
      const waits_elsewhere = "tavolo:outbox:lagonegrese-pollino/account-1/mandate-4";

      it("leaves what the other one keeps of the successor when it goes over second", async () => {
        saw_the_closed_log(storage);
        only_by_its_own_root();
        const [one, two] = [await window_of(), await window_of()];
        one.follow_successor();
        await shows(one, { phase: "joined", looked: "same" });
        one.receipts.keep("lagonegrese-pollino", { checkpoint: "c", entries: [{ index: 3, leaf: "", proof: [], disclosures: [] }] });
        storage.setItem(waits_elsewhere, "[]");
        const before = new Map(storage.held);
        expect(two.follow_successor()).toBe(true);
        await shows(two, { phase: "joined", looked: "same" });
        expect(suspended(two.snapshot())).toBe(false);
        for (const key of [checkpoint_key, closed_key, waits_elsewhere, "tavolo:receipt:lagonegrese-pollino/3"]) expect(storage.getItem(key)).toBe(before.get(key));
        expect(one.receipts.kept("lagonegrese-pollino")).toEqual([3]);
      });

      async function back_after_the_other() {
        saw_the_closed_log(storage);
        storage.removeItem(checkpoint_key);
        server.logs = [view_of(closed)];
        server.checkpoint = witnessed().note;
        const two = await joined();
        await shows(two, { looked: "same" });
        await drop();
        const act = two.submit("post_comment", { subject: "node-1", stance: "neutral", text: "x" });
        const refused = expect(act).rejects.toMatchObject({ code: "record_rewritten" });
        only_by_its_own_root();
        server.down = false;
        const one = await window_of();
        one.follow_successor();
        await shows(one, { phase: "joined", looked: "same" });
        return { two, refused };
      }

      it("goes on without an alarm when the other one has gone over, and sends nothing that it wrote before", async () => {
        const { two, refused } = await back_after_the_other();
        await restore();
        await refused;
        await shows(two, { phase: "joined", looked: "same", you: { acting: "mandate-1" } });
        expect(suspended(two.snapshot())).toBe(false);
        expect(received("post_comment")).toEqual([]);
      });

      it("does so once", async () => {
        const { two, refused } = await back_after_the_other();
        server.handlers.set("table.join", () => {
          throw new Refused({ code: "record_rewritten" });
        });
        const before = received("table.join").length;
        await restore();
        await refused;
        await shows(two, { rewritten: {} });
        await long_settle();
        expect(received("table.join")).toHaveLength(before + 2);
      });
    });

    it("is looked at again after each refusal, and let go with the choice of mandate", async () => {
      saw_the_closed_log(storage);
      served_by_the_successor();
      server.capacities = capacities.slice(0, 1);
      const session = page();
      await session.start();
      await shows(session, { succession: {} });
      await drop();
      server.logs = [];
      await restore();
      expect(session.snapshot().succession).toBeUndefined();
      expect(session.snapshot().rewritten).toBeDefined();
      session.choose_again();
      expect(suspended(session.snapshot())).toBe(false);
    });
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
