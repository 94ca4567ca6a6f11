import { expect, it } from "vitest";
import { make_tavolo } from "../../src/make_tavolo";
import { HttpSocket } from "../../src/transport/http_socket";
import { FakeHttp } from "../fixtures/fake_http";
import { capacities, FakeServer } from "../fixtures/fake_server";
import { HandTimers, MemoryStorage, settle } from "../fixtures/hand_timers";

const long_settle = async () => {
  for (let turn = 0; turn < 6; turn++) await settle();
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (let turn = 0; turn < 6; turn++) await settle();
};

async function behind_a_proxy() {
  const server = new FakeServer();
  server.capacities = capacities.slice(0, 1);
  server.refuses_upgrade = true;
  const http = new FakeHttp(server);
  const timers = new HandTimers();
  const tab_storage = new MemoryStorage();
  const open = () =>
    make_tavolo({
      fetch: server.fetch,
      open_socket: server.open_socket,
      open_http: () => new HttpSocket({ fetch: http.fetch, timers, base: "/api/tables/t" }),
      storage: new MemoryStorage(),
      tab_storage,
      timers,
    }).session;
  const session = open();
  await session.start();
  const seconds = async (count: number) => {
    for (let second = 0; second < count; second++) {
      timers.pass(1_000);
      await long_settle();
    }
  };
  await seconds(4);
  return { server, http, timers, session, seconds, tab_storage, open };
}

it("where no WebSocket gets through, joins by HTTP by itself, hears changes and records acts", async () => {
  const { server, http, session, seconds } = await behind_a_proxy();
  expect(session.snapshot().phase).toBe("joined");
  expect(session.snapshot().carrier).toBe("http");
  expect(session.is_connected).toBe(true);
  server.push([{ type: "waiting", id: "x", value: { id: "x", items: [] } }]);
  await long_settle();
  expect(session.entities.get("waiting", "x")).toBeDefined();
  const answer = await session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "uno" });
  expect(answer.created).toMatch(/^comment-/);
  // The server restarts: the line is gone, the page comes back with what it holds.
  http.end_lines();
  await long_settle();
  await seconds(4);
  expect(session.snapshot().carrier).toBe("http");
  expect(session.is_connected).toBe(true);
  const joins = server.received.filter((one) => one.method === "table.join");
  expect(joins.at(-1)?.params["since"]).toBe(session.entities.size);
});

it("sends again, with its id, an act whose answer was lost on the way", async () => {
  const { server, session, seconds } = await behind_a_proxy();
  server.down = true;
  const sent = session.submit("post_comment", { subject: "node-1", stance: "neutral", text: "due" });
  await long_settle();
  server.down = false;
  await seconds(20);
  expect((await sent).created).toMatch(/^comment-/);
  expect(session.is_connected).toBe(true);
});

it("goes back to the WebSocket by itself when one gets through, and remembers for a reload what carried", async () => {
  const { server, session, seconds, tab_storage, open, timers } = await behind_a_proxy();
  expect(tab_storage.getItem("tavolo:carrier")).toBe("http");
  const again = open();
  await again.start();
  await long_settle();
  expect(again.snapshot().carrier).toBe("http");
  expect(again.snapshot().phase).toBe("joined");
  server.refuses_upgrade = false;
  timers.pass(60_000);
  await long_settle();
  await seconds(70);
  expect(session.snapshot().carrier).toBe("web_socket");
  expect(session.is_connected).toBe(true);
  expect(tab_storage.getItem("tavolo:carrier")).toBeNull();
  again.choose_again();
});
