import { act, cleanup, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { closed_address } from "../../src/views/receipts/closed_words";
import { Receipts } from "../../src/store/receipts";
import { base64, sha, SignedLog } from "../fixtures/signed_log";
import { leaf_of, path, tree } from "../fixtures/hash_tree";
import { calm, expect_accessible, show } from "./on_page";

const slug = "lagonegrese-pollino";
const log = new SignedLog(`demo.tavolo.invalid/t/${slug}`);
const successor = new SignedLog(`due.demo.tavolo.invalid/t/${slug}`);
const words = "Un testo di prima della chiusura.";
const disclosure = Buffer.from(JSON.stringify(["c2FsZQ", "content", { text: words, subject: "proposal-1" }])).toString("base64url");
const entries = Array.from({ length: 8 }, (_, seq) =>
  JSON.stringify({ data: {}, log: log.origin, obj: `comment-${seq}`, sd: { content: sha(Buffer.from(disclosure)).toString("base64url") }, seq, ts: "2027-02-10T11:08:07.214Z", type: "comment.posted" }));
const leaves = entries.map(leaf_of);
const note = (size: number) => log.note_of(size, tree(leaves.slice(0, size)));
const receipt = (index: number, size = index + 1) => ({ checkpoint: note(size), entries: [{ index, leaf: entries[index] ?? "", proof: path(index, leaves.slice(0, size)).map(base64), disclosures: [disclosure] }] });
const end = { size: 5, root: tree(leaves.slice(0, 5)).toString("hex") };

/** As a device that has gone over after the first five entries, with a receipt of before, one at the end, and one of after it. */
function went_over(): void {
  const receipts = new Receipts(localStorage);
  for (const index of [2, 4, 6]) receipts.keep(slug, receipt(index));
  receipts.set_aside(slug, log.origin);
  localStorage.setItem(`tavolo:log-key:${encodeURIComponent(log.origin)}`, JSON.stringify({ vkey: log.vkey, at: 5 }));
  const kept = { note: note(8), size: 8, root: tree(leaves).toString("hex"), at: 5 };
  const ended = { cited: end, successor: { origin: successor.origin, vkey: successor.vkey }, at: 9 };
  localStorage.setItem(`tavolo:witnessed:${slug}:${encodeURIComponent(log.origin)}`, JSON.stringify({ ...kept, ended }));
}
const steps = () => [...document.querySelectorAll(".check-steps > li")].map((line) => line.className);
async function opened(index: number): Promise<void> {
  went_over();
  await show(closed_address(log.origin, index));
  await act(() => vi.waitFor(() => expect(steps()).toHaveLength(7), { timeout: 5_000 }));
}

it("are listed with their log, why they were set aside, and how each stands to its end", async () => {
  went_over();
  await show("/ricevute");
  await calm();
  const list = within(screen.getByRole("region", { name: "Ricevute di registri chiusi" }));
  expect(list.getByRole("heading", { level: 3, name: `Registro ${log.origin}` })).toBeTruthy();
  expect(list.getByText(/chiuso: vale fino alle prime 5 voci\. Il tavolo è proseguito in due\.demo/)).toBeTruthy();
  const lines = list.getAllByRole("listitem").map((line) => line.textContent);
  expect(lines.map((line) => /n\. (\d)/.exec(line ?? "")?.[1])).toEqual(["6", "4", "2"]);
  expect(lines.map((line) => line?.includes("oltre la chiusura, non ripresa"))).toEqual([true, false, false]);
  expect(lines.every((line) => line?.includes(words))).toBe(true);
  await expect_accessible();
});

it("say in words what was done, with one's own text, and are checked against the end", async () => {
  await opened(4);
  expect(steps()).toEqual(["holds", "holds", "holds", "holds", "holds", "not_checked", "holds"]);
  expect(screen.getByText(/dello stesso albero \(5 voci\)/)).toBeTruthy();
  expect(screen.getByText(words)).toBeTruthy();
  // Today's table has a proposal of the same id, which is another one.
  expect(screen.getByText("proposal-1 di quel registro").closest("a")).toBeNull();
  expect(screen.getByRole("button", { name: "Scarica con i testi" })).toBeTruthy();
  await expect_accessible();
});

it("say what cannot be computed without the closed log's files, and that an entry after the end is not carried on", async () => {
  await opened(2);
  expect(steps().at(-1)).toBe("not_checked");
  expect(screen.getByText(/i file pubblici del registro chiuso non si leggono/)).toBeTruthy();
});

it("of after the end hold by themselves, and tell what is to be done", async () => {
  await opened(6);
  expect(steps()).toEqual(["holds", "holds", "holds", "holds", "holds", "not_checked", "not_checked"]);
  expect(screen.getByText(/Se l'atto serve ancora, va fatto di nuovo/)).toBeTruthy();
});

describe("whose end this device has not compared", () => {
  /** As one that keeps receipts of the log and never went over; this server says that the present log goes on from it. */
  async function said(address: string, succeeds?: object): Promise<void> {
    went_over();
    localStorage.removeItem(`tavolo:witnessed:${slug}:${encodeURIComponent(log.origin)}`);
    const { server, tavolo } = await show(address);
    const [table] = tavolo.session.entities.all("table");
    if (succeeds) act(() => server.push([{ type: "table", id: "table-1", value: { ...table, succeeds } }]));
    await calm();
  }
  const list = () => within(screen.getByRole("region", { name: "Ricevute di registri chiusi" }));

  it("tell what this server says as its word, and no receipt is placed before or after it", async () => {
    await said("/ricevute", { origin: log.origin, ...end });
    expect(list().getByText(/un altro registro, che secondo questo server prosegue questo dopo le prime 5 voci\.$/)).toBeTruthy();
    expect(list().queryByText(/(entro|oltre) la chiusura|vale fino/)).toBeNull();
    await expect_accessible();
  });

  it("are not checked against what the server says, which could be of another history", async () => {
    for (const root of [end.root, "0".repeat(64)]) {
      await said(closed_address(log.origin, 4), { origin: log.origin, size: end.size, root });
      await act(() => vi.waitFor(() => expect(steps()).toHaveLength(7), { timeout: 5_000 }));
      expect(steps().at(-1)).toBe("not_checked");
      expect(screen.getByText(/non sa fino a quale voce il registro chiuso vale/)).toBeTruthy();
      expect(screen.getByText(/secondo questo server/)).toBeTruthy();
      cleanup();
    }
  });

  it("are not said to be after the end on the server's word", async () => {
    await said(closed_address(log.origin, 6), { origin: log.origin, ...end });
    expect(screen.queryByText(/va fatto di nuovo/)).toBeNull();
  });

  it("say no more than that the table has another record where nobody says where it ended", async () => {
    await said("/ricevute");
    expect(list().getByText("Messe da parte perché il tavolo oggi ha un altro registro.")).toBeTruthy();
  });
});

it("are not there on another device", async () => {
  await show(closed_address(log.origin, 4));
  expect(screen.getByRole("heading", { name: "Ricevuta non trovata" })).toBeTruthy();
});
