import { beforeEach, describe, expect, it } from "vitest";
import type { ShownLog } from "../../../src/store/proof/key_chain";
import { RecordWitness, type Look } from "../../../src/store/proof/record_witness";
import type { Succession } from "../../../src/store/proof/succession";
import { SignedLog } from "../../fixtures/signed_log";
import { checkpoint_key, cited, closed, closed_key, root_of, saw_the_closed_log, successor, view_of, witnessed, witnessed_key } from "../../fixtures/succession";
import { MemoryStorage } from "../../fixtures/hand_timers";
import { no_files } from "../../fixtures/public_log";

const slug = "lagonegrese-pollino";
let storage: MemoryStorage;
const shown = { logs: [] as readonly ShownLog[], checkpoint: "" };
const witness = () =>
  new RecordWitness(
    { ...no_files, logs: () => Promise.resolve(shown.logs), checkpoint: () => Promise.resolve(shown.checkpoint), consistency: () => Promise.reject(new Error("404")) },
    storage,
    () => 9,
  );
const evidence_of = (look: Look) => (look.state === "forked" ? look.evidence : undefined);
const succession_of = (look: Look): Succession => {
  if (look.state !== "succeeded") throw new Error(look.state);
  return look.succession;
};
const held = () => new Map(storage.held);

beforeEach(() => {
  storage = new MemoryStorage();
  Object.assign(shown, { logs: [view_of(successor, cited)], checkpoint: successor.note_of(40, root_of("new")) });
});

describe("a log that goes on from the kept one", () => {
  it.each([
    ["same", witnessed(), undefined],
    ["beyond", witnessed(1_292, root_of("further")), undefined],
    ["before", witnessed(1_290, root_of("earlier")), undefined],
    ["before", witnessed(0), undefined],
    // Between two looks a page hears of roots that no note has signed for it yet.
    ["beyond", witnessed(), { size: 1_300, root: "ab".repeat(32), at: 8 }],
    ["beyond", witnessed(1_200, root_of("earlier")), { size: 1_300, root: "ab".repeat(32), at: 8 }],
    ["same", witnessed(1_200, root_of("earlier")), { size: 1_291, root: cited.root, at: 8 }],
  ] as const)("is told with its end %s what was seen, and nothing is taken over", async (comparison, kept, seen) => {
    saw_the_closed_log(storage, kept);
    const before = held();
    const look = await witness().look(slug, { seen });
    expect(succession_of(look)).toEqual({
      origin: closed.origin,
      vkey: closed.vkey,
      kept,
      seen: seen ?? { size: kept.size, root: kept.root, at: kept.at },
      cited: { size: cited.size, root: cited.root },
      successor: { origin: successor.origin, vkey: successor.vkey, checkpoint: shown.checkpoint },
      comparison,
    });
    expect(storage.held).toEqual(before);
  });

  it.each([
    ["the kept note", witnessed(cited.size, root_of("other")), undefined],
    ["what was seen without a signature", witnessed(1_200, root_of("earlier")), { size: cited.size, root: "ab".repeat(32), at: 8 }],
  ] as const)("is a fork where %s has another root at the cited size", async (_where, kept, seen) => {
    saw_the_closed_log(storage, kept);
    const look = await witness().look(slug, { seen });
    expect(evidence_of(look)).toMatchObject({ why: "other_root", checkpoint_seen: kept.note, checkpoint_shown: shown.checkpoint, vkey_known: closed.vkey, vkey_shown: successor.vkey, cited });
  });

  it("is another key, as ever, without a citation of the kept log that is in form", async () => {
    const cases = [undefined, { ...cited, origin: "altro.invalid/t/x" }, { ...cited, root: "AB".repeat(32) }, { ...cited, size: -1 }, { ...cited, size: 1.5 }];
    for (const succeeds of cases) {
      storage = new MemoryStorage();
      saw_the_closed_log(storage);
      shown.logs = [view_of(successor, succeeds)];
      expect(evidence_of(await witness().look(slug))?.why).toBe("other_key");
      expect(witness().read(slug)).toEqual(witnessed());
    }
  });

  it("is not believed where its note is not signed by the key it shows, or that key is of another name", async () => {
    saw_the_closed_log(storage);
    const other = new SignedLog(successor.origin);
    const named = new SignedLog("due.demo.tavolo.invalid/t/altro");
    const text = shown.checkpoint.slice(0, shown.checkpoint.indexOf("\n\n") + 1);
    const cases: readonly [string, string][] = [
      [other.vkey, shown.checkpoint],
      [successor.vkey, shown.checkpoint.replace("\n40\n", "\n41\n")],
      [named.vkey, `${text}\n${named.line(text)}`],
      ["nonsense", shown.checkpoint],
    ];
    for (const [vkey, checkpoint] of cases) {
      Object.assign(shown, { logs: [{ ...view_of(successor, cited), vkey }], checkpoint });
      expect(evidence_of(await witness().look(slug))?.why).toBe("other_key");
    }
    expect(storage.getItem(`tavolo:log-key:${encodeURIComponent(successor.origin)}`)).toBeNull();
  });

  it("is held against the key that this device knows of it from elsewhere", async () => {
    saw_the_closed_log(storage);
    const known = new SignedLog(successor.origin);
    witness().keys.learn(successor.origin, known.vkey);
    expect(evidence_of(await witness().look(slug))?.why).toBe("other_key");
    Object.assign(shown, { logs: [view_of(known, cited)], checkpoint: known.note_of(40, root_of("new")) });
    expect((await witness().look(slug)).state).toBe("succeeded");
  });

  it("is the closed log itself, when that one is shown", async () => {
    saw_the_closed_log(storage);
    Object.assign(shown, { logs: [view_of(closed), view_of(successor, cited)], checkpoint: witnessed().note });
    expect((await witness().look(slug)).state).toBe("same");
  });
});

describe("a look for which nothing may be kept as the first", () => {
  it("keeps no note and no key, and holds a key that is known", async () => {
    expect(await witness().look(slug, { keep_first: false })).toMatchObject({ state: "first", witnessed: { size: 40 } });
    expect(storage.held.size).toBe(0);
    witness().keys.learn(successor.origin, new SignedLog(successor.origin).vkey);
    expect((await witness().look(slug, { keep_first: false })).state).toBe("unproved");
    expect(witness().read(slug)).toBeUndefined();
  });
});

describe("going over to it", () => {
  it("sets aside what was kept for ever, and begins with the checkpoint and key that were compared", async () => {
    saw_the_closed_log(storage);
    const one = witness();
    expect(one.follow(slug, succession_of(await one.look(slug)))).toBe("went");
    const ended = { cited: { size: cited.size, root: cited.root }, successor: { origin: successor.origin, vkey: successor.vkey }, at: 9 };
    expect(JSON.parse(storage.getItem(closed_key) ?? "")).toEqual({ ...witnessed(), ended });
    expect(one.ended(slug, closed.origin)).toEqual(ended);
    expect(one.read(slug)).toMatchObject({ size: 40, note: shown.checkpoint, at: 9 });
    expect(one.keys.read(closed.origin)?.vkey).toBe(closed.vkey);
    expect(one.keys.read(successor.origin)?.vkey).toBe(successor.vkey);
    expect(one.read_of(slug, closed.origin)).toMatchObject(witnessed());
    expect(one.read_of(slug, successor.origin)?.size).toBe(40);
    expect(one.read_of(slug, "altro.invalid/t/x")).toBeUndefined();
    expect((await one.look(slug)).state).toBe("same");
    const other = new SignedLog(successor.origin);
    Object.assign(shown, { logs: [view_of(other, cited)], checkpoint: other.note_of(40, root_of("new")) });
    expect(evidence_of(await one.look(slug))?.why).toBe("other_key");
  });

  it("does nothing without room for what was kept", async () => {
    saw_the_closed_log(storage);
    const one = witness();
    const succession = succession_of(await one.look(slug));
    const before = held();
    storage.full = true;
    expect(one.follow(slug, succession)).toBe("no_room");
    expect(storage.held).toEqual(before);
  });

  it("does not go back where another window has gone over and further", async () => {
    saw_the_closed_log(storage);
    const one = witness();
    const succession = succession_of(await one.look(slug));
    one.follow(slug, succession);
    const further = JSON.stringify({ note: successor.note_of(50, root_of("newer")), size: 50, root: root_of("newer").toString("hex"), at: 11 });
    storage.setItem(witnessed_key, further);
    expect(one.follow(slug, succession)).toBe("already");
    expect(storage.getItem(witnessed_key)).toBe(further);
    expect(storage.getItem(checkpoint_key)).not.toBeNull();
  });
});
