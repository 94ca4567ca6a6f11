import { describe, expect, it } from "vitest";
import { Announcer, seldom_ms } from "../../src/store/announcer";
import { draft_key, DraftStore } from "../../src/store/drafts";
import { read_checkpoint, SeenCheckpoints } from "../../src/store/seen_checkpoint";
import { ServerClock } from "../../src/store/server_clock";
import { HandTimers, MemoryStorage } from "../fixtures/hand_timers";

describe("drafts", () => {
  const place = { table: "t", account: "account-1", acting: "mandate-1", object: "comment:node-2" };

  it("are found again after a reload, by the same person under the same mandate alone", () => {
    const storage = new MemoryStorage();
    new DraftStore(storage, () => 42).write(draft_key(place), { text: "Un solo mod" });
    const reloaded = new DraftStore(storage, () => 50);
    expect(reloaded.read(draft_key(place))).toEqual({ fields: { text: "Un solo mod" }, at: 42 });
    expect(reloaded.read(draft_key({ ...place, acting: "mandate-2" }))).toBeUndefined();
    expect(reloaded.read(draft_key({ ...place, account: "account-2" }))).toBeUndefined();
    expect(reloaded.read(draft_key({ ...place, object: "comment:node-3" }))).toBeUndefined();
  });

  it("keep the version of the text they were written on", () => {
    const drafts = new DraftStore(new MemoryStorage(), () => 1);
    drafts.write("k", { text: "a" }, 2);
    expect(drafts.read("k")?.base_version).toBe(2);
  });

  it("live in memory when the device has no room, and are gone when cleared", () => {
    const storage = new MemoryStorage();
    storage.full = true;
    const drafts = new DraftStore(storage, () => 1);
    drafts.write("k", { text: "a" });
    expect(drafts.read("k")?.fields).toEqual({ text: "a" });
    drafts.clear("k");
    expect(drafts.read("k")).toBeUndefined();
  });

  it("ignore what is stored and is no draft", () => {
    const storage = new MemoryStorage();
    storage.setItem("k", "nonsense");
    storage.setItem("l", "null");
    const drafts = new DraftStore(storage, () => 1);
    expect(drafts.read("k")).toBeUndefined();
    expect(drafts.read("l")).toBeUndefined();
  });
});

describe("announcements", () => {
  const made = () => {
    const timers = new HandTimers();
    const announcer = new Announcer(timers);
    const told: string[] = [];
    announcer.subscribe(() => told.push(announcer.snapshot()?.text ?? ""));
    return { timers, announcer, told };
  };

  it("come at most one a second, the assertive first", () => {
    const { timers, announcer, told } = made();
    announcer.say("polite", "a", "uno");
    announcer.say("polite", "b", "due");
    announcer.say("assertive", "c", "tre");
    expect(told).toEqual(["uno"]);
    timers.pass(1_000);
    expect(told).toEqual(["uno", "tre"]);
    timers.pass(1_000);
    expect(told).toEqual(["uno", "tre", "due"]);
  });

  it("replace the older of their kind that still waits", () => {
    const { timers, announcer, told } = made();
    announcer.say("polite", "x", "prima");
    announcer.say("polite", "turnout", "11");
    announcer.say("polite", "turnout", "12");
    timers.pass(5_000);
    expect(told).toEqual(["prima", "12"]);
  });

  it("of a seldom kind come every fifteen seconds with the newest words", () => {
    const { timers, announcer, told } = made();
    for (let n = 1; n <= 20; n++) {
      announcer.say("polite", "turnout", String(n), seldom_ms);
      timers.pass(1_000);
    }
    timers.pass(seldom_ms);
    expect(told).toEqual(["1", "15", "20"]);
  });
});

describe("the checkpoint that this device has seen", () => {
  const root = "ab".repeat(32);

  it("only grows", () => {
    const seen = new SeenCheckpoints(new MemoryStorage(), () => 7);
    seen.keep("t", 10, root);
    seen.keep("t", 9, "cd".repeat(32));
    expect(seen.read("t")).toEqual({ size: 10, root, at: 7 });
    expect(seen.read("other")).toBeUndefined();
  });

  it("is read from a signed note", () => {
    const note = `demo.tavolo.invalid/t/x\n412\n${btoa("\u00ab".repeat(32))}\n\n— demo.tavolo.invalid/t/x AAAA\n`;
    expect(read_checkpoint(note)).toEqual({ size: 412, root });
    expect(read_checkpoint("x\n-1\nAAAA\n")).toBeUndefined();
    expect(read_checkpoint("x\n1\n!!\n")).toBeUndefined();
    expect(read_checkpoint("")).toBeUndefined();
  });
});

describe("the server's clock", () => {
  it("is the device's with the difference, half the round trip counted", () => {
    let device = 1_000;
    const clock = new ServerClock(() => device);
    clock.set(new Date(61_000).toISOString(), 400);
    expect(clock.now()).toBe(61_200);
    device = 2_000;
    expect(clock.now()).toBe(62_200);
    clock.set("nonsense");
    expect(clock.now()).toBe(62_200);
  });
});
