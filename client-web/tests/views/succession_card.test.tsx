import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { known_of } from "../../src/views/receipts/check_page";
import { Refused, type FakeServer } from "../fixtures/fake_server";
import { checkpoint_key, cited, closed, closed_key, root_of, saw_the_closed_log, successor, view_of, witnessed } from "../fixtures/succession";
import { calm, expect_accessible, go, show } from "./on_page";

const title = "Il registro prosegue in un altro";

function serve_successor(server: FakeServer): void {
  const join = server.handlers.get("table.join");
  server.logs = [view_of(successor, cited)];
  server.checkpoint = successor.note_of(40, root_of("new"));
  server.handlers.set("table.join", (params) => {
    if (params["since"] !== undefined) throw new Refused({ code: "record_rewritten" });
    return join?.(params);
  });
}

async function shown(address: string, kept = witnessed(), let_in = false) {
  saw_the_closed_log(localStorage, kept);
  if (let_in) localStorage.removeItem(checkpoint_key);
  const page = await show(address, serve_successor);
  await act(async () => void (await vi.waitFor(() => expect(screen.getByRole("alert")).toBeTruthy())));
  await calm();
  return page;
}

afterEach(() => vi.restoreAllMocks());

it("takes the place of the red card, with its heading focused and everything that is to be compared", async () => {
  await shown("/");
  const card = within(screen.getByRole("alert"));
  const heading = card.getByRole("heading", { level: 2, name: title });
  expect(document.activeElement).toBe(heading);
  expect(screen.queryByText("Il registro non corrisponde a quello che avevi visto")).toBeNull();
  expect(card.getByText(/^Secondo questo server il registro .*conosceva \(demo\.tavolo\.invalid\/t\/lagonegrese-pollino\) è stato chiuso, .*dopo le prime 1\.291 voci\./)).toBeTruthy();
  expect(card.getByText("Il 10 febbraio 2027 questo dispositivo aveva visto 1.291 voci: sono le stesse dopo le quali il tavolo dichiara di proseguire.")).toBeTruthy();
  const facts = [...screen.getByRole("alert").querySelectorAll("dt")].map((fact) => [fact.textContent, fact.nextElementSibling?.textContent]);
  expect(facts).toEqual([
    ["Registro chiuso", closed.origin],
    ["Voci fino alla chiusura", "1.291"],
    ["Radice", cited.root.match(/.{16}/g)?.join(" ")],
    ["Registro nuovo", successor.origin],
    ["Chiave del registro nuovo", successor.vkey],
  ]);
  expect(card.getByText(/soprattutto registro e chiave nuovi, .*albo pretorio, PEC ai componenti/)).toBeTruthy();
  await expect_accessible();
  await go("/piano");
  expect(screen.getByRole("heading", { name: title })).toBeTruthy();
});

it.each([
  [witnessed(1_300, root_of("further")), /aveva visto 1\.300 voci, più di quelle.*non sono riprese\. Salva le prove\./],
  [witnessed(900, root_of("earlier")), /aveva visto 900 voci, meno di quelle.*solo con il pacchetto del registro chiuso\./],
])("says how its end stands to what was seen: %#", async (kept, words) => {
  await shown("/", kept);
  expect(screen.getByText(words)).toBeTruthy();
});

it("leads to the table only by the press of a button, and keeps what was seen of the closed record", async () => {
  const { server, tavolo } = await shown("/piano/OO1.2");
  expect(server.received.filter((one) => one.method === "table.join")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Ho confrontato: prosegui" }));
  await act(() => vi.waitFor(() => expect(tavolo.session.snapshot().looked).toBe("same")));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("main"));
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Allineare modalità");
  expect(JSON.parse(localStorage.getItem(closed_key) ?? "")).toMatchObject(witnessed());
  expect(known_of(tavolo.session, closed.origin)).toMatchObject({ vkey: closed.vkey, seen: { size: 1_291 } });
  expect(known_of(tavolo.session, successor.origin)).toMatchObject({ vkey: successor.vkey, seen: { size: 40 } });
  expect(known_of(tavolo.session, "altro.invalid/t/lagonegrese-pollino")).toEqual({ key_from: "device" });
});

it("stays, and says why, when this device cannot keep what it had seen", async () => {
  await shown("/");
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await userEvent.click(screen.getByRole("button", { name: "Ho confrontato: prosegui" }));
  expect(screen.getByText(/non ha spazio per conservare/)).toBeTruthy();
  expect(screen.getByRole("heading", { name: title })).toBeTruthy();
});

it("saves what was seen, what is cited and what is shown", async () => {
  await shown("/");
  const files: Blob[] = [];
  URL.createObjectURL = (file) => (files.push(file as Blob), "blob:x");
  URL.revokeObjectURL = () => {};
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await userEvent.click(screen.getByRole("button", { name: "Salva le prove" }));
  expect(names).toEqual(["tavolo-lagonegrese-pollino-prove.json"]);
  const text = await new Promise<string>((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.readAsText(files[0] as Blob);
  });
  expect(JSON.parse(text)).toMatchObject({
    table: "lagonegrese-pollino",
    seen: { size: 1_291 },
    witnessed: witnessed(),
    answer: { origin: closed.origin, vkey: closed.vkey, comparison: "same", cited: { size: cited.size, root: cited.root }, successor: { vkey: successor.vkey } },
  });
});

it("locks acts where the table can be read beneath it", async () => {
  const { server } = await shown("/votazioni", witnessed(), true);
  const [vote] = server.snapshot().filter((one) => one.type === "vote" && (one.value as { state?: string }).state === "open");
  await go(`/votazioni/${vote?.id}`);
  await calm();
  expect(screen.getByRole("heading", { name: title })).toBeTruthy();
  expect(screen.getAllByText("Finché non è chiarito, le azioni sono sospese. La lettura resta possibile.").length).toBeGreaterThan(0);
});
