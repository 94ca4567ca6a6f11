import { describe, expect, it } from "vitest";
import { Caller } from "../../src/rpc/caller";
import { NotConnected, ProtocolFault, Refusal } from "../../src/rpc/refusal";

function made(open = true) {
  const sent: { id: number; method: string; params: object }[] = [];
  const told: unknown[] = [];
  const caller = new Caller(
    {
      is_open: open,
      send: (text) => {
        if (open) sent.push(JSON.parse(text) as (typeof sent)[number]);
        return open;
      },
      expect_answer: () => {},
    },
    (method, params) => told.push([method, params]),
  );
  return { caller, sent, told };
}

describe("calls over the line", () => {
  it("settle with the result of their id, whatever the order", async () => {
    const { caller, sent } = made();
    const first = caller.call("a");
    const second = caller.call("b", { x: 1 });
    caller.receive(JSON.stringify({ jsonrpc: "2.0", id: sent[1]?.id, result: "two" }));
    caller.receive(JSON.stringify({ jsonrpc: "2.0", id: sent[0]?.id, result: "one" }));
    expect(await first).toBe("one");
    expect(await second).toBe("two");
    expect(sent[1]).toMatchObject({ jsonrpc: "2.0", method: "b", params: { x: 1 } });
  });

  it("fail with a refusal that carries code, sentence, remedy, rule and pointer", async () => {
    const { caller, sent } = made();
    const call = caller.call("cast_position");
    const data = { code: "vote_closed", sentence: { it: "La votazione è chiusa.", en: "Closed." }, remedy: { it: "Metti a verbale." }, rule: "regulation:1", pointer: "/params/vote" };
    caller.receive(JSON.stringify({ jsonrpc: "2.0", id: sent[0]?.id, error: { code: -32000, message: "vote_closed", data } }));
    const refusal = await call.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: "vote_closed", rule: "regulation:1", pointer: "/params/vote" });
    expect((refusal as Refusal).sentence("it")).toBe("La votazione è chiusa.");
    expect((refusal as Refusal).sentence("en")).toBe("Closed.");
    expect((refusal as Refusal).remedy("en")).toBe("Metti a verbale.");
  });

  it("fail with a fault when there is no code for people", async () => {
    const { caller, sent } = made();
    const call = caller.call("nonsense");
    caller.receive(JSON.stringify({ jsonrpc: "2.0", id: sent[0]?.id, error: { code: -32601, message: "no such method" } }));
    await expect(call).rejects.toBeInstanceOf(ProtocolFault);
  });

  it("fail when there is no line, and when it drops", async () => {
    await expect(made(false).caller.call("a")).rejects.toBeInstanceOf(NotConnected);
    const { caller } = made();
    const call = caller.call("a");
    caller.line_down();
    await expect(call).rejects.toBeInstanceOf(NotConnected);
  });

  it("pass notifications on and ignore what is no frame", () => {
    const { caller, told } = made();
    expect(caller.receive(JSON.stringify({ jsonrpc: "2.0", method: "table.changed", params: { seq: 1 } }))).toBe(true);
    expect(caller.receive("{")).toBe(false);
    expect(caller.receive("[]")).toBe(false);
    expect(caller.receive(JSON.stringify({ id: 1, result: 1 }))).toBe(false);
    expect(told).toEqual([["table.changed", { seq: 1 }]]);
  });
});
