import { beforeEach, describe, expect, it } from "vitest";
import type { ShownLog } from "../../../src/store/proof/key_chain";
import { DamagedFiles, PublicTree } from "../../../src/store/proof/public_tree";
import { RecordWitness, type Look } from "../../../src/store/proof/record_witness";
import type { Succession } from "../../../src/store/proof/succession";
import { most_links, type SuccessionFiles } from "../../../src/store/proof/succession_chain";
import { MemoryStorage } from "../../fixtures/hand_timers";
import { files_of, frozen_registry, no_files, PublicLog, table_log } from "../../fixtures/public_log";
import { SignedLog } from "../../fixtures/signed_log";

const slug = "permanente";
const log_of = (instance: string, name = slug) => new SignedLog(`${instance}.invalid/t/${name}`);
const a = table_log(log_of("uno"), 300);
const b = table_log(log_of("due"), 520, a.end(280));
const c = table_log(log_of("tre"), 12, b.end(513));

let storage: MemoryStorage;
let files: SuccessionFiles;
let shown: { logs: readonly ShownLog[]; checkpoint: string };

function serve(own: PublicLog, ...closed: readonly PublicLog[]): void {
  const { data } = JSON.parse(own.entries[0] ?? "") as { readonly data: { readonly succeeds?: ShownLog["succeeds"] } };
  shown = { logs: [{ origin: own.origin, vkey: own.log.vkey, ...(data.succeeds ? { succeeds: data.succeeds } : {}) }], checkpoint: own.note() };
  files = files_of(own, ...closed);
}
const witness = () =>
  new RecordWitness({ ...files, logs: () => Promise.resolve(shown.logs), checkpoint: () => Promise.resolve(shown.checkpoint), consistency: () => Promise.reject(new Error("404")) }, storage, () => 9);
/** As a device that saw the log at this size. */
function saw(log: PublicLog, size = log.leaves.length, table = slug): void {
  storage.setItem(`tavolo:witnessed:${table}`, JSON.stringify({ note: log.note(size), size, root: log.root(size), at: 5 }));
  storage.setItem(`tavolo:log-key:${encodeURIComponent(log.origin)}`, JSON.stringify({ vkey: log.log.vkey, at: 5 }));
}
/** The same log up to there, and other entries after it. */
function branch_of(log: PublicLog, from: number): PublicLog {
  return new PublicLog(log.log, log.entries.map((entry, seq) => (seq < from ? entry : `${entry} `)));
}
/** Files of which one is of another log. */
function with_file_of(log: PublicLog, place: string, other: PublicLog): PublicLog {
  return Object.assign(new PublicLog(log.log, log.entries), { file: (at: string) => (at === place ? other : log).file(at) });
}
const broken_of = (look: Look) => (look.state === "forked" ? look.evidence.broken : undefined);
function succession_of(look: Look): Succession {
  if (look.state !== "succeeded") throw new Error(JSON.stringify(look));
  return look.succession;
}

beforeEach(() => {
  storage = new MemoryStorage();
  serve(c, b);
});

describe("a table that was succeeded twice", () => {
  it("is followed through the log between, and the end of each is computed from its public files", async () => {
    saw(a, 280);
    const found = succession_of(await witness().look(slug));
    expect(found).toMatchObject({ origin: a.origin, cited: { size: 280, root: a.root(280) }, successor: { origin: c.origin, vkey: c.log.vkey }, comparison: "same" });
    expect(found.through).toEqual([{ ...b.end(513), frozen: "unsaid" }]);
  });

  it("is taken over only by hand, and what was kept says afterwards where it ended and what came after", async () => {
    saw(a, 280);
    const one = witness();
    const found = succession_of(await one.look(slug));
    expect(one.origin(slug)).toBe(a.origin);
    expect(one.follow(slug, found)).toBe("went");
    expect(one.origin(slug)).toBe(c.origin);
    expect(one.ended(slug, a.origin)).toEqual({ cited: { size: 280, root: a.root(280) }, successor: { origin: c.origin, vkey: c.log.vkey }, through: [{ ...b.end(513), frozen: "unsaid" }], at: 9 });
    expect((await one.look(slug)).state).toBe("same");
  });

  it("is followed step by step too, and nothing of the first log is lost at the second step", async () => {
    saw(a, 280);
    serve(b);
    const one = witness();
    one.follow(slug, succession_of(await one.look(slug)));
    serve(c);
    const two = witness();
    two.follow(slug, succession_of(await two.look(slug)));
    expect([a, b].map(({ origin }) => two.ended(slug, origin)?.successor.origin)).toEqual([b.origin, c.origin]);
    expect([a, b, c].map(({ origin }) => two.read_of(slug, origin)?.size)).toEqual([280, 520, 12]);
  });

  it.each(["key_compromised", "key_lost", "entries_lost"])("is told with the word of each registry, where it is there: %s", async (reason) => {
    saw(a, 280);
    serve(c, b, frozen_registry("due.invalid", { ...b.end(513), reason }), frozen_registry("uno.invalid", a.end(280)));
    expect(succession_of(await witness().look(slug)).through).toEqual([{ ...b.end(513), frozen: reason }]);
  });

  it("is compared with more or less that was seen, where the first log's files are there", async () => {
    for (const size of [256, 299]) {
      saw(a, size);
      serve(c, b, a);
      expect(succession_of(await witness().look(slug)).one_history).toBe(true);
      serve(c, b);
      expect(succession_of(await witness().look(slug)).one_history).toBeUndefined();
    }
    const other = table_log(a.log, 300, { origin: "x" });
    saw(other, 256);
    serve(c, b, a);
    const look = await witness().look(slug);
    expect(look.state === "forked" && look.evidence.why).toBe("other_root");
  });

  it("is no fork for who saw entries after the end of which the files are of another branch", async () => {
    saw(branch_of(a, 290), 299);
    serve(c, b, a);
    const found = succession_of(await witness().look(slug));
    expect(found.comparison).toBe("beyond");
    expect(found.one_history).toBeUndefined();
  });

  it("is a fork where the files of the end are not the cited ones", async () => {
    saw(a, 256);
    serve(c, b, branch_of(a, 270));
    const look = await witness().look(slug);
    expect(look.state === "forked" && look.evidence.why).toBe("other_root");
  });

  it("may have lost entries that had been shown: its registry then says how many are left", async () => {
    saw(a, 280);
    const lost = (end: object) => frozen_registry("due.invalid", { ...end, reason: "entries_lost" });
    serve(c, b, lost(b.end(400)));
    expect(succession_of(await witness().look(slug)).through).toEqual([{ ...b.end(513), frozen: "entries_lost" }]);
    for (const end of [{ ...b.end(400), root: b.root(401) }, b.end(514), { ...b.end(400), size: "400" }]) {
      serve(c, b, lost(end));
      expect(broken_of(await witness().look(slug))?.why).toBe("other_end");
    }
  });
});

describe("a chain that does not hold is shouted, with the log at which it does not:", () => {
  const elsewhere = table_log(log_of("altro"), 30);
  const loop_one = log_of("giro");
  const back = table_log(loop_one, 3, { ...c.end(), origin: c.origin });
  const cases: readonly (readonly [string, () => void, string, PublicLog | { origin: string }])[] = [
    ["files that are not there", () => serve(c), "not_there", b],
    ["files of another history", () => serve(c, table_log(b.log, 520, a.end(281))), "other_root", b],
    ["files that do not reach so far", () => serve(c, table_log(b.log, 512, a.end(280))), "not_there", b],
    ["hashes that are not of the tree above them", () => serve(c, with_file_of(b, "tile/0/000", branch_of(b, 3))), "damaged", b],
    ["another first entry than the one of the tree", () => serve(c, with_file_of(b, "tile/entries/000", branch_of(b, 0))), "damaged", b],
    [
      "files that the server does not give just now",
      () => {
        serve(c, b);
        files = { ...files, public_file: () => Promise.reject(new TypeError("fetch failed")) };
      },
      "not_there",
      c,
    ],
    ["another log's beginning", () => serve(table_log(c.log, 5, { ...elsewhere.end(), origin: b.origin }), { origin: b.origin, file: (place: string) => elsewhere.file(place) } as PublicLog), "other_log", b],
    ["a log that cites none", () => serve(table_log(c.log, 5, elsewhere.end()), elsewhere), "no_citation", elsewhere],
    ["a log that comes back", () => serve(table_log(c.log, 5, back.end()), back), "loop", c],
    ["a registry that says another end", () => serve(c, b, frozen_registry("due.invalid", b.end(512))), "other_end", b],
    ["a registry that says two ends", () => serve(c, b, frozen_registry("due.invalid", b.end(513), b.end(513))), "other_end", b],
    ["the known log's own registry that says another end", () => serve(c, b, frozen_registry("uno.invalid", a.end(279))), "other_end", a],
    [
      "a citation that is not in the first entry",
      () => {
        serve(c, b);
        files = files_of(table_log(c.log, 12, b.end(512)), b);
      },
      "first_entry",
      c,
    ],
    [
      "a first entry that is not in the tree",
      () => {
        serve(c, b);
        shown = { ...shown, checkpoint: c.log.note_of(12, Buffer.alloc(32)) };
      },
      "first_entry",
      c,
    ],
    [
      "an address that is none",
      () => serve(table_log(c.log, 5, { ...b.end(), origin: "../../api/t/x" }), b),
      "not_there",
      { origin: "../../api/t/x" },
    ],
  ];
  it.each(cases)("%s", async (_what, prepare, why, at) => {
    saw(a, 280);
    prepare();
    const before = new Map(storage.held);
    const look = await witness().look(slug);
    expect(look.state).toBe("forked");
    expect(broken_of(look)).toMatchObject({ why, origin: at.origin });
    expect(storage.held).toEqual(before);
  });

  it("too many links", async () => {
    saw(a, 280);
    const closed = [a, b];
    for (let n = 0; n < most_links; n++) closed.push(table_log(log_of(`n${n}`), 2, closed[closed.length - 1]?.end()));
    const newest = closed[closed.length - 1] as PublicLog;
    serve(newest, ...closed);
    expect(broken_of(await witness().look(slug))?.why).toBe("too_long");
    const within = closed[most_links] as PublicLog;
    serve(table_log(within.log, 2, closed[most_links - 1]?.end()), ...closed);
    expect((await witness().look(slug)).state).toBe("succeeded");
  });

  it("a shown log whose own key did not sign what it shows", async () => {
    saw(a, 280);
    shown = { logs: [{ ...(shown.logs[0] as ShownLog), vkey: new SignedLog(c.origin).vkey }], checkpoint: shown.checkpoint };
    expect((await witness().look(slug)).state).toBe("forked");
  });

  it("one whose end has another root than this device has seen", async () => {
    saw(table_log(a.log, 280, { origin: "x" }), 280);
    const look = await witness().look(slug);
    expect(look.state === "forked" && look.evidence.why).toBe("other_root");
  });
});

describe("a successor under another short name", () => {
  const renamed = table_log(log_of("due", "ambito-nuovo"), 20, a.end(280));

  it("is known by what it cites, and followed like any other", async () => {
    saw(a, 280);
    serve(renamed);
    const one = witness();
    const found = succession_of(await one.look("ambito-nuovo"));
    expect(found).toMatchObject({ origin: a.origin, kept_as: slug, comparison: "same" });
    expect(one.read("ambito-nuovo")).toBeUndefined();
    expect(one.follow("ambito-nuovo", found)).toBe("went");
    expect(one.ended("ambito-nuovo", a.origin)?.cited.size).toBe(280);
    expect((await one.look("ambito-nuovo")).state).toBe("same");
    expect(one.follow("ambito-nuovo", found)).toBe("already");
  });

  it("is a first sight where the cited log is not known, or is another one of that name", async () => {
    serve(renamed);
    expect((await witness().look("ambito-nuovo")).state).toBe("first");
    storage = new MemoryStorage();
    saw(b, 520);
    expect((await witness().look("ambito-nuovo")).state).toBe("first");
  });

  it("is a fork where the known log had another root there", async () => {
    saw(table_log(a.log, 280, { origin: "x" }), 280);
    serve(renamed);
    expect((await witness().look("ambito-nuovo")).state).toBe("forked");
  });
});

describe("public files of a log", () => {
  const long = table_log(log_of("lungo"), 256 * 257 + 5);
  const open = (log: PublicLog) => PublicTree.open((place) => files_of(log, log).closed_file(log.origin, place));

  it("give the root of any size, and the first entry under it", async () => {
    for (const [log, sizes] of [[b, [1, 2, 255, 256, 257, 511, 512, 513, 520]], [long, [65_536, 65_797]]] as const) {
      const tree = await open(log);
      for (const size of sizes) {
        expect(await tree.root_of(size)).toBe(log.root(size));
        expect(await tree.first_entry()).toBe(log.entries[0]);
      }
      await expect(tree.root_of(log.leaves.length + 1)).rejects.toThrow();
    }
  }, 30_000);

  it("are not taken where the first entry is not the one of the tree", async () => {
    const forged = await open(with_file_of(b, "tile/entries/000", table_log(b.log, 520)));
    await expect(forged.first_entry()).rejects.toThrow(DamagedFiles);
    await expect(PublicTree.open((place) => no_files.closed_file("x", place))).rejects.toThrow();
  });

  it("are not taken where a size would be of another history than a larger one", async () => {
    const forged = await open(with_file_of(b, "tile/0/001", branch_of(b, 300)));
    expect(await forged.root_of(512)).toBe(b.root(512));
    await expect(forged.root_of(400)).rejects.toThrow(DamagedFiles);
    expect(await (await open(b)).root_of(400)).toBe(b.root(400));
  });

  it("are each asked for once, so that nobody answers otherwise the second time", async () => {
    const asked: string[] = [];
    const tree = await PublicTree.open((place) => {
      asked.push(place);
      return Promise.resolve(b.file(place) ?? new Uint8Array());
    });
    await tree.root_of(513);
    await tree.root_of(400);
    await tree.first_entry();
    await tree.first_entry();
    expect(new Set(asked).size).toBe(asked.length);
  });
});
