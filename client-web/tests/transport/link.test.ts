import { describe, expect, it } from "vitest";
import { close_codes } from "../../src/transport/close_codes";
import { Link, type LinkStatus } from "../../src/transport/link";
import { FakeSocket } from "../fixtures/fake_server";
import { HandTimers } from "../fixtures/hand_timers";

function made() {
  const timers = new HandTimers();
  const sockets: FakeSocket[] = [];
  const statuses: LinkStatus[] = [];
  const events: string[] = [];
  let wake = () => {};
  const link = new Link({
    open_socket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    timers,
    wake: (on_wake) => {
      wake = on_wake;
      return () => {};
    },
    on_open: () => events.push("open"),
    on_text: (text) => events.push(`text:${text}`),
    on_status: (status) => statuses.push(status),
    on_down: (code) => events.push(`down:${code}`),
    on_probe: () => {
      events.push("probe");
      link.send("ping");
    },
    on_attempt_failed: () => events.push("failed"),
  });
  const socket = () => sockets.at(-1) as FakeSocket;
  const state = () => statuses.at(-1)?.state;
  const connect = () => {
    link.start();
    socket().open();
    socket().tell("hello");
  };
  return { link, timers, sockets, statuses, events, socket, state, connect, wake: () => wake() };
}

describe("the link to the server", () => {
  it("says connected while answers come", () => {
    const { connect, state, link } = made();
    connect();
    expect(state()).toBe("connected");
    expect(link.is_open).toBe(true);
    expect(link.send("x")).toBe(true);
  });

  it("says reconnecting after two seconds without an answer and lost after eight", () => {
    const { connect, timers, link, state } = made();
    connect();
    link.expect_answer();
    timers.pass(1_900);
    expect(state()).toBe("connected");
    timers.pass(1_100);
    expect(state()).toBe("reconnecting");
    timers.pass(5_500);
    expect(state()).toBe("lost");
  });

  it("gives up a socket that is open for the browser and dead for us", () => {
    const { connect, timers, link, sockets } = made();
    connect();
    link.expect_answer();
    timers.pass(12_000);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it("gives up an attempt that neither opens nor fails", () => {
    const { link, timers, sockets } = made();
    link.start();
    timers.pass(15_000);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it("is connected again with the first text, whatever it says", () => {
    const { connect, timers, socket, state, link } = made();
    connect();
    socket().close_from_server(1006);
    timers.pass(8_200);
    expect(state()).toBe("lost");
    expect(link.is_open).toBe(false);
    socket().open();
    expect(state()).toBe("lost");
    socket().tell("joined");
    expect(state()).toBe("connected");
  });

  it("comes back with growing waits and jitter, at most half a minute apart", () => {
    const { connect, timers, socket, statuses } = made();
    connect();
    const waits: number[] = [];
    for (let round = 0; round < 10; round++) {
      socket().close_from_server(1006);
      const at = statuses.at(-1)?.next_attempt_at ?? 0;
      waits.push(at - timers.now());
      timers.pass(at - timers.now());
    }
    expect(waits.slice(0, 4)).toEqual([375, 750, 1_500, 3_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
  });

  it("tries at once when the person asks", () => {
    const { connect, socket, sockets, link } = made();
    connect();
    socket().close_from_server(1006);
    const before = sockets.length;
    link.retry_now();
    expect(sockets.length).toBe(before + 1);
  });

  it("joins anew at once when audiences changed or the reader was too slow", () => {
    for (const code of [close_codes.audiences_changed, close_codes.slow_reader]) {
      const { connect, socket, sockets, timers, events } = made();
      connect();
      socket().close_from_server(code);
      timers.pass(0);
      expect(sockets).toHaveLength(2);
      expect(events).toContain(`down:${code}`);
    }
  });

  it("stops when the session ended, and starts again after the sign-in", () => {
    const { connect, socket, sockets, timers, state, link } = made();
    connect();
    socket().close_from_server(close_codes.session_ended);
    timers.pass(60_000);
    expect(state()).toBe("session_ended");
    expect(sockets).toHaveLength(1);
    link.start();
    expect(sockets).toHaveLength(2);
  });

  it("tells that an attempt failed before it opened", () => {
    const { link, socket, events } = made();
    link.start();
    socket().close_from_server(1006);
    expect(events).toContain("failed");
  });

  it("asks the server at once after sleep, and does not count the sleep as silence", () => {
    const { connect, timers, events, state } = made();
    connect();
    timers.sleep(3_600_000);
    timers.pass(1_000);
    expect(events).toContain("probe");
    expect(state()).toBe("connected");
    timers.pass(3_000);
    expect(state()).toBe("reconnecting");
  });

  it("asks at once when the page becomes visible, or tries when there is no socket", () => {
    const { connect, wake, events, socket, sockets } = made();
    connect();
    wake();
    expect(events).toContain("probe");
    socket().close_from_server(1006);
    wake();
    expect(sockets).toHaveLength(2);
  });

  it("probes a quiet line now and then", () => {
    const { connect, timers, events } = made();
    connect();
    timers.pass(16_000);
    expect(events.filter((event) => event === "probe")).toHaveLength(1);
  });

  it("hears nothing of a socket it has given up", () => {
    const { connect, socket, link, events } = made();
    connect();
    const old = socket();
    link.renew();
    old.tell("late");
    expect(events).not.toContain("text:late");
  });
});
