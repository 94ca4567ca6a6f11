import { describe, expect, it } from "vitest";
import { new_command_id } from "../../src/rpc/command_id";
import { Outbox, type KeptCommand } from "../../src/rpc/outbox";
import { NotConnected, Refusal } from "../../src/rpc/refusal";
import { MemoryStorage, settle } from "../fixtures/hand_timers";

type Sent = { method: string; params: Record<string, unknown>; settle: (result: unknown) => void; fail: (error: Error) => void };

function made(storage = new MemoryStorage()) {
  const sent: Sent[] = [];
  const confirmed: KeptCommand[] = [];
  const orphans: Error[] = [];
  const line = { ready: true };
  const outbox = new Outbox({
    call: (method, params) =>
      new Promise((resolve, reject) => {
        sent.push({ method, params: params as Record<string, unknown>, settle: resolve, fail: reject });
      }),
    is_ready: () => line.ready,
    storage,
    storage_key: "box",
    on_confirmed: (command) => confirmed.push(command),
    on_orphan_refused: (_command, error) => orphans.push(error),
  });
  return { outbox, sent, confirmed, orphans, line, storage };
}

describe("commands until they are answered", () => {
  it("carry a UUID of version 4 that is never the same twice", () => {
    const ids = new Set(Array.from({ length: 200 }, new_command_id));
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("are given up without those that another window keeps in the same place", async () => {
    const { outbox, line, orphans, storage } = made();
    line.ready = false;
    const refused = expect(outbox.submit("post_comment", { text: "x" })).rejects.toMatchObject({ code: "record_rewritten" });
    const [own] = JSON.parse(storage.getItem("box") ?? "[]") as KeptCommand[];
    const other = { command_id: "other", method: "post_comment", params: {} };
    storage.setItem("box", JSON.stringify([own, other]));
    outbox.give_up(new Refusal({ code: "record_rewritten" }));
    await refused;
    expect(orphans).toHaveLength(1);
    expect(outbox.waiting).toBe(0);
    expect(JSON.parse(storage.getItem("box") ?? "")).toEqual([other]);
  });

  it("are sent again after a drop with the same id, and count once for the caller", async () => {
    const { outbox, sent, line, confirmed } = made();
    const act = outbox.submit("post_comment", { text: "x" });
    line.ready = false;
    sent[0]?.fail(new NotConnected());
    await settle();
    outbox.flush();
    expect(sent).toHaveLength(1);
    line.ready = true;
    outbox.flush();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.params["command_id"]).toBe(sent[0]?.params["command_id"]);
    sent[1]?.settle({ seq: 4 });
    expect(await act).toEqual({ seq: 4 });
    expect(confirmed).toHaveLength(1);
    expect(outbox.waiting).toBe(0);
  });

  it("wait for the line in their order", () => {
    const { outbox, sent, line } = made();
    line.ready = false;
    void outbox.submit("a", {});
    void outbox.submit("b", {});
    expect(sent).toHaveLength(0);
    line.ready = true;
    outbox.flush();
    expect(sent.map((one) => one.method)).toEqual(["a", "b"]);
  });

  it("survive a reload, and their draft is named when they are confirmed", async () => {
    const first = made();
    first.line.ready = false;
    void first.outbox.submit("post_comment", { text: "x" }, { draft: "d1" });
    const second = made(first.storage);
    expect(second.outbox.waiting_for_draft("d1")).toBe(true);
    second.outbox.flush();
    second.sent[0]?.settle({});
    await settle();
    expect(second.confirmed[0]?.draft).toBe("d1");
    expect(second.storage.held.size).toBe(0);
  });

  it("never keep a vote: refused at once without a line, and never stored", async () => {
    const { outbox, sent, line, storage } = made();
    line.ready = false;
    await expect(outbox.submit("cast_position", {}, { only_connected: true })).rejects.toBeInstanceOf(NotConnected);
    expect(outbox.waiting).toBe(0);
    line.ready = true;
    void outbox.submit("cast_position", {}, { only_connected: true });
    expect(sent).toHaveLength(1);
    expect(storage.held.size).toBe(0);
  });

  it("tell a refusal to who asked, and one of an earlier page to whoever listens", async () => {
    const { outbox, sent } = made();
    const act = outbox.submit("a", {});
    sent[0]?.fail(new Refusal({ code: "vote_closed" }));
    await expect(act).rejects.toMatchObject({ code: "vote_closed" });

    const storage = new MemoryStorage();
    storage.setItem("box", JSON.stringify([{ command_id: "c", method: "a", params: {} }]));
    const later = made(storage);
    later.outbox.flush();
    later.sent[0]?.fail(new Refusal({ code: "stale_version" }));
    await settle();
    expect(later.orphans).toHaveLength(1);
    expect(later.outbox.waiting).toBe(0);
  });

  it("ignore a kept list that is not one", () => {
    const storage = new MemoryStorage();
    storage.setItem("box", "{");
    expect(made(storage).outbox.waiting).toBe(0);
  });
});
