import { describe, expect, it } from "vitest";
import { HttpSocket } from "../../src/transport/http_socket";
import { HandTimers, settle } from "../fixtures/hand_timers";

interface Asked {
  readonly address: string;
  readonly body: string | undefined;
  readonly answer: (status: number, text: string, headers?: Record<string, string>) => Promise<void>;
  readonly fail: () => Promise<void>;
  readonly aborted: () => boolean;
}

function made() {
  const timers = new HandTimers();
  const asked: Asked[] = [];
  const heard: string[] = [];
  const closed: number[] = [];
  const socket = new HttpSocket({
    base: "/api/tables/t",
    timers,
    fetch: (address, init) =>
      new Promise((resolve, reject) => {
        let gone = false;
        init.signal?.addEventListener("abort", () => {
          gone = true;
          reject(new DOMException("aborted", "AbortError"));
        });
        asked.push({
          address,
          body: init.body === undefined ? undefined : String(init.body),
          answer: async (status, text, headers = {}) => {
            resolve(new Response(status === 204 ? null : text, { status, headers }));
            await settle();
            await settle();
          },
          fail: async () => {
            reject(new TypeError("network"));
            await settle();
          },
          aborted: () => gone,
        });
      }),
  });
  socket.onmessage = ({ data }) => heard.push(String(data));
  socket.onclose = ({ code }) => closed.push(code);
  const at = (n: number) => asked.at(n) as Asked;
  const join = async () => {
    socket.send('{"id":1,"method":"table.join"}');
    await settle();
    await at(-1).answer(200, '{"id":1,"result":{"seq":7}}', { "tavolo-line": "a1" });
  };
  return { timers, asked, heard, closed, socket, at, join };
}
const act = (n: number) => `{"id":${n},"method":"post_comment","params":{"command_id":"c${n}"}}`;

describe("a line by HTTP", () => {
  it("joins, then polls from where the join stands, and hands on what it hears", async () => {
    const { join, at, heard } = made();
    await join();
    expect(heard).toEqual(['{"id":1,"result":{"seq":7}}']);
    expect(at(-1).address).toBe("/api/tables/t/changes?line=a1&since=7");
    await at(-1).answer(204, "");
    expect(at(-1).address).toBe("/api/tables/t/changes?line=a1&since=7");
    await at(-1).answer(200, '{"method":"table.changed","params":{"seq":9}}');
    expect(heard.at(-1)).toContain("table.changed");
    expect(at(-1).address).toBe("/api/tables/t/changes?line=a1&since=9");
  });

  it("sends acts one after the other, questions at once", async () => {
    const { join, asked, socket, at } = made();
    await join();
    const before = asked.length;
    socket.send(act(2));
    socket.send(act(3));
    socket.send('{"id":4,"method":"list_entries","params":{}}');
    await settle();
    expect(asked.slice(before).map((one) => one.body)).toEqual(['{"id":4,"method":"list_entries","params":{}}', act(2)]);
    expect(at(-1).address).toBe("/api/tables/t/rpc?line=a1");
    await at(-1).answer(200, '{"id":2,"result":{}}');
    expect(at(-1).body).toBe(act(3));
  });

  it.each([
    [401, "not_signed_in", 4401],
    [410, "audiences_changed", 4403],
    [410, "line_ended", 1001],
    [503, "closing", 1001],
    [413, "too_large", 1009],
    [429, "too_many_connections", 1006],
    [404, "unknown_thing", 1006],
  ])("ends as a WebSocket would on %i %s", async (status, code, wanted) => {
    const { socket, at, closed } = made();
    socket.send('{"id":1,"method":"table.join"}');
    await settle();
    await at(-1).answer(status, JSON.stringify({ code }));
    expect(closed).toEqual([wanted]);
  });

  it("ends once when the poll finds the line ended, and lets go of what is under way", async () => {
    const { join, at, asked, closed, socket } = made();
    await join();
    socket.send('{"id":2,"method":"ping","params":{}}');
    await settle();
    const ping = at(-1);
    await (asked.at(-2) as Asked).answer(410, '{"code":"audiences_changed"}');
    expect(closed).toEqual([4403]);
    expect(ping.aborted()).toBe(true);
    socket.send("x");
    expect(asked.at(-1)).toBe(ping);
  });

  it("takes a poll that hangs for a dead connection after 35 seconds", async () => {
    const { join, timers, closed } = made();
    await join();
    timers.pass(34_000);
    await settle();
    expect(closed).toEqual([]);
    timers.pass(2_000);
    await settle();
    expect(closed).toEqual([1006]);
  });

  it("waits a second when it polls too fast", async () => {
    const { join, at, asked, timers } = made();
    await join();
    await at(-1).answer(429, '{"code":"rate_limited"}');
    const count = asked.length;
    timers.pass(900);
    await settle();
    expect(asked).toHaveLength(count);
    timers.pass(200);
    await settle();
    expect(asked).toHaveLength(count + 1);
  });

  it("says nothing any more once it was closed", async () => {
    const { join, at, heard, closed, socket } = made();
    await join();
    const poll = at(-1);
    socket.close();
    await poll.answer(200, '{"method":"table.changed","params":{"seq":9}}');
    expect(poll.aborted()).toBe(true);
    expect(heard).toHaveLength(1);
    expect(closed).toEqual([]);
  });

  it("breaks when the network does", async () => {
    const { join, at, closed } = made();
    await join();
    await at(-1).fail();
    expect(closed).toEqual([1006]);
  });
});
