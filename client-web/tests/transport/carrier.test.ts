import { describe, expect, it } from "vitest";
import { CarrierChoice, type Carrier } from "../../src/transport/carrier";
import { FakeSocket } from "../fixtures/fake_server";
import { HandTimers, settle } from "../fixtures/hand_timers";

function made(begin_with?: Carrier, reachable?: () => Promise<boolean>) {
  const timers = new HandTimers();
  const opened: { carrier: Carrier; socket: FakeSocket }[] = [];
  const told: string[] = [];
  const open = (carrier: Carrier) => () => {
    const socket = new FakeSocket();
    opened.push({ carrier, socket });
    return socket;
  };
  const choice = new CarrierChoice({
    web_socket: open("web_socket"),
    http: open("http"),
    timers,
    ...(begin_with ? { begin_with } : {}),
    ...(reachable ? { reachable } : {}),
    on_carrier: (carrier) => told.push(carrier),
    on_better: () => told.push("better"),
  });
  const last = () => opened.at(-1) as (typeof opened)[number];
  const fail = () => last().socket.close_from_server(1006);
  const attempt = () => {
    const socket = choice.open();
    socket.onclose = () => {};
    return socket;
  };
  return { timers, opened, told, choice, last, fail, attempt };
}
const carriers = (opened: readonly { carrier: Carrier }[]) => opened.map((one) => one.carrier);

describe("the choice of a carrier", () => {
  it("stays with the WebSocket while one is heard, however often it drops", () => {
    const { attempt, last, fail, opened, told } = made();
    for (let n = 0; n < 5; ++n) {
      attempt();
      last().socket.open();
      last().socket.tell("x");
      fail();
    }
    expect(new Set(carriers(opened))).toEqual(new Set(["web_socket"]));
    expect(told).toEqual([]);
  });

  it("takes HTTP after two sockets that heard nothing, refused or opened and dead", () => {
    const { attempt, fail, last, opened, told } = made();
    attempt();
    fail();
    attempt();
    last().socket.open();
    fail();
    attempt();
    expect(carriers(opened)).toEqual(["web_socket", "web_socket", "http"]);
    expect(told).toEqual([]);
    last().socket.open();
    last().socket.tell("answer");
    expect(told).toEqual(["http"]);
  });

  it("counts a handshake that hangs until it is given up, not one that its owner closed at once", () => {
    const { attempt, timers, opened } = made();
    for (const wait of [8_000, 100, 8_000]) {
      const socket = attempt();
      timers.pass(wait);
      socket.close();
    }
    attempt();
    expect(carriers(opened)).toEqual(["web_socket", "web_socket", "web_socket", "http"]);
  });

  it("blames the way only while the server answers by HTTP, not while there is no network", async () => {
    let answers = false;
    const { attempt, fail, opened } = made(undefined, () => Promise.resolve(answers));
    for (let n = 0; n < 4; ++n) {
      attempt();
      fail();
      await settle();
    }
    expect(new Set(carriers(opened))).toEqual(new Set(["web_socket"]));
    answers = true;
    for (let n = 0; n < 2; ++n) {
      attempt();
      fail();
      await settle();
    }
    attempt();
    expect(opened.at(-1)?.carrier).toBe("http");
  });

  it("goes back to WebSockets when HTTP is not heard either: then the server is away", () => {
    const { attempt, fail, opened } = made();
    for (let n = 0; n < 6; ++n) {
      attempt();
      fail();
    }
    expect(carriers(opened)).toEqual(["web_socket", "web_socket", "http", "web_socket", "web_socket", "http"]);
  });

  it("tries a WebSocket beside HTTP, at growing distances, and says when one answers", () => {
    const { attempt, fail, last, opened, told, timers } = made();
    attempt();
    fail();
    attempt();
    fail();
    attempt();
    last().socket.tell("answer");
    timers.pass(59_000);
    expect(opened).toHaveLength(3);
    timers.pass(2_000);
    expect(last().carrier).toBe("web_socket");
    // Open for the browser, dead for us.
    last().socket.open();
    expect(last().socket.sent).toHaveLength(1);
    timers.pass(6_000);
    expect(told).toEqual(["http"]);
    timers.pass(100_000);
    expect(opened).toHaveLength(4);
    timers.pass(20_000);
    expect(opened).toHaveLength(5);
    last().socket.open();
    last().socket.tell("pong");
    expect(told).toEqual(["http", "better"]);
    attempt();
    expect(last().carrier).toBe("web_socket");
    last().socket.tell("answer");
    expect(told).toEqual(["http", "better", "web_socket"]);
    timers.pass(10_000_000);
    expect(opened).toHaveLength(6);
  });

  it("begins with HTTP where it carried before, and looks soon for something better", () => {
    const { attempt, last, timers, opened } = made("http");
    attempt();
    last().socket.tell("answer");
    timers.pass(5_000);
    expect(carriers(opened)).toEqual(["http", "web_socket"]);
  });

  it("tries nothing any more after it was stopped", () => {
    const { attempt, last, timers, choice, opened } = made("http");
    attempt();
    last().socket.tell("answer");
    choice.stop();
    timers.pass(10_000_000);
    expect(opened).toHaveLength(1);
  });
});
