import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FiledDocument, Sitting, SittingRequestLine } from "../../src/protocol/types";
import { type FakeServer, own_body } from "../fixtures/fake_server";
import { aps, as_office, attendance, convened, desk, floor, push_sitting, quorum, running, sitting_scene, sitting_vote, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, show } from "./on_page";

const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const sent = (server: FakeServer, method: string) => server.received.findLast((one) => one.method === method)?.params;
const dialog = () => within(screen.getByRole("dialog"));
const request = (change: Partial<SittingRequestLine> = {}): SittingRequestLine => ({ request: "sitting_request-1", organisation: aps, item_only: true, title: "Trasporti", reason: "Urgente per tutti.", at: convened.convened_at ?? "", ...change });
const requests = (lines: readonly SittingRequestLine[], due = false) => ({ id: "table-1", lines, bodies: lines.length, needed: 10, whole_benches: [], due });
const document: FiledDocument = { id: "document-1", sitting: "sitting-1", reach: "members", title: "Relazione sul trasporto", filed_at: "2027-03-02T09:00:00.000Z", late: false, file: { name: "relazione.pdf", media: "pdf", size: 12_000, sha256: "a".repeat(64) } } as unknown as FiledDocument;

const document_focus = () => globalThis.document.activeElement?.tagName;

beforeEach(() => localStorage.clear());

describe("a sitting that is moved", () => {
  it("keeps what the notice said, asks for the reason, and for the urgency only where the day is near", async () => {
    const { server } = await show("/sedute/1-2027", as_office("chair"));
    act(() => push_sitting(server, { sitting: convened, sitting_link: { id: "sitting-1", link: "https://sala.invalid/seduta" }, desk: desk({ acts: [], notice_earliest: "2027-03-14" }) }));
    await press("Sposta la seduta");
    expect((dialog().getByLabelText("Luogo") as HTMLInputElement).value).toBe("Sala consiliare dimostrativa");
    expect((dialog().getByLabelText("Collegamento a distanza") as HTMLInputElement).value).toBe("https://sala.invalid/seduta");
    expect(dialog().getByLabelText("Perché è urgente")).toBeDefined();
    fireEvent.change(dialog().getByLabelText(/^Giorno della prima/), { target: { value: "2027-03-24" } });
    expect((dialog().getByLabelText(/^Giorno della seconda/) as HTMLInputElement).value).toBe("2027-03-24");
    expect(dialog().queryByLabelText("Perché è urgente")).toBeNull();
    await userEvent.click(dialog().getByRole("button", { name: "Sposta la seduta" }));
    expect(dialog().getByText("Scrivi il motivo: va nel registro.")).toBeDefined();
    expect(globalThis.document.activeElement).toBe(dialog().getByLabelText("Motivo"));
    expect(sent(server, "move_sitting")).toBeUndefined();
    fireEvent.change(dialog().getByLabelText("Motivo"), { target: { value: "La sala non è disponibile." } });
    await expect_accessible();
    await userEvent.click(dialog().getByRole("button", { name: "Sposta la seduta" }));
    await calm();
    expect(sent(server, "move_sitting")).toMatchObject({
      sitting: "sitting-1",
      mode: "mixed",
      place: "Sala consiliare dimostrativa",
      link: "https://sala.invalid/seduta",
      first_call: { on: "2027-03-24", time: "10:00" },
      second_call: { on: "2027-03-24", time: "11:00" },
      reason: "La sala non è disponibile.",
    });
    expect(sent(server, "move_sitting")).not.toHaveProperty("urgency");
  });

  it("says on its page and in the list when it was to be held, and why it is not", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    const moved: Sitting = { ...convened, moves: [{ first_call: { on: "2027-03-08", time: "15:00", at: "2027-03-08T14:00:00.000Z" }, at: "2027-03-03T08:00:00.000Z", reason: "La sala non è disponibile." }] };
    act(() => push_sitting(server, { sitting: moved }));
    expect(screen.getByText("Seduta spostata.")).toBeDefined();
    expect(screen.getAllByText("«La sala non è disponibile.»").length).toBe(1);
    expect(screen.queryByRole("button", { name: "Sposta la seduta" })).toBeNull();
    await expect_accessible();
    await userEvent.click(screen.getAllByRole("link", { name: "Sedute" })[0] as Element);
    expect(screen.getByText("Spostata")).toBeDefined();
    expect(screen.getByText(/lunedì 8 marzo, ore 15:00/)).toBeDefined();
  });
});

describe("a request of a body", () => {
  it("is withdrawn by who made it, and by nobody else", async () => {
    const { server } = await show("/sedute", with_sittings);
    act(() => push_sitting(server, { sitting_requests: requests([request(), request({ request: "sitting_request-2", organisation: own_body, title: "Orari degli sportelli" })]) }));
    expect(screen.getAllByRole("button", { name: /^Ritira/ }).length).toBe(1);
    expect(screen.queryByRole("button", { name: /^Rispondi/ })).toBeNull();
    await press("Ritira Orari degli sportelli");
    await expect_accessible();
    await userEvent.click(dialog().getByRole("button", { name: "Ritira" }));
    await calm();
    expect(sent(server, "withdraw_sitting_request")).toMatchObject({ request: "sitting_request-2" });
  });

  it("is answered by the chair with a reason, but not where a sitting is due", async () => {
    const { server } = await show("/sedute", as_office("chair"));
    act(() => push_sitting(server, { sitting_requests: requests([request(), request({ request: "sitting_request-2", item_only: false, title: "Bilancio" })], true) }));
    expect(screen.queryByRole("button", { name: "Rispondi Bilancio" })).toBeNull();
    await press("Rispondi Trasporti");
    fireEvent.change(dialog().getByLabelText("Motivo"), { target: { value: "Se ne è deciso a febbraio." } });
    await userEvent.click(dialog().getByRole("button", { name: "Non accogliere" }));
    await calm();
    expect(sent(server, "decline_sitting_request")).toMatchObject({ request: "sitting_request-1", reason: "Se ne è deciso a febbraio." });
  });

  it("becomes an item of the agenda at a press, or is taken up by one that is there", async () => {
    const { server } = await show("/sedute/nuova", as_office("secretary"));
    act(() => push_sitting(server, { sitting_requests: requests([request(), request({ request: "sitting_request-2", title: "Orari del trasporto" })]) }));
    await press("Aggiungi un punto da questa richiesta Trasporti");
    const titles = screen.getAllByLabelText("Titolo del punto").map((field) => (field as HTMLInputElement).value);
    expect(titles).toContain("Trasporti");
    expect(titles.at(-1)).toBe("Varie ed eventuali");
    const line = screen.getAllByRole("group", { name: /^Accoglie le richieste/ })[1] as HTMLElement;
    expect((within(line).getByRole("checkbox", { name: /^Trasporti/ }) as HTMLInputElement).checked).toBe(true);
    await userEvent.click(within(line).getByRole("checkbox", { name: /^Orari del trasporto/ }));
    expect(screen.queryByRole("button", { name: /^Aggiungi un punto da questa richiesta/ })).toBeNull();
    await expect_accessible();
    fireEvent.change(screen.getByLabelText("Titolo"), { target: { value: "Trasporti" } });
    await userEvent.click(screen.getByRole("radio", { name: "A distanza" }));
    fireEvent.change(screen.getByLabelText(/^Giorno della prima/), { target: { value: "2027-03-10" } });
    fireEvent.change(screen.getAllByLabelText("Titolo del punto")[2] as Element, { target: { value: "Altro" } });
    await press("Salva la bozza della seduta");
    await calm();
    const agenda = sent(server, "draft_sitting")?.["agenda"] as { title: string; requests?: string[] }[];
    expect(agenda.map((one) => one.requests)).toEqual([undefined, undefined, undefined, ["sitting_request-1", "sitting_request-2"], undefined]);
  });

  it("stays with its line when the draft is written anew, and leaves it when it waits no more", async () => {
    const agenda = convened.agenda.map((item, at) => (at === 1 ? { ...item, entry: { ...item.entry, requests: ["sitting_request-1", "sitting_request-2"] } } : item));
    const { number: _, ...draft } = { ...convened, state: "draft" as const, agenda };
    const { server } = await show("/sedute/bozze/sitting-1", as_office("secretary"));
    act(() => push_sitting(server, { sitting: draft, sitting_requests: requests([request()]) }));
    expect(screen.getByText(/^Accoglie la richiesta di/)).toBeDefined();
    await userEvent.click(screen.getByRole("link", { name: "Modifica la bozza" }));
    expect(screen.getByText("Una richiesta di questo punto non attende più: è stata ritirata o ha avuto risposta.")).toBeDefined();
    await press("Salva la bozza della seduta");
    await calm();
    const lines = sent(server, "draft_sitting")?.["agenda"] as { item?: string; requests?: string[] }[];
    expect(lines[1]).toMatchObject({ item: "agenda_item-2", requests: ["sitting_request-1"] });
  });
});

describe("a body that cannot come", () => {
  it("says so without a reason, reads why none is asked, and takes it back", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, sitting_scene("convened")));
    expect(screen.getByText(/^Il motivo non si chiede/)).toBeDefined();
    await press("Comunica che non potete partecipare");
    await calm();
    expect(sent(server, "justify_absence")).toMatchObject({ sitting: "sitting-1", withdrawn: false });
    expect(sent(server, "justify_absence")).not.toHaveProperty("organisation");
    const lines = attendance(false).lines.map((line) => (line.organisation === own_body ? { ...line, justified: true } : line));
    act(() => push_sitting(server, { attendance: { ...attendance(false), lines } }));
    expect(screen.getByText("Avete comunicato che non potete partecipare.")).toBeDefined();
    await expect_accessible();
    await press("Ritira la comunicazione");
    await calm();
    expect(sent(server, "justify_absence")).toMatchObject({ withdrawn: true });
  });

  it("is not asked while it is there", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, sitting_scene("running")));
    expect(screen.queryByRole("button", { name: "Comunica che non potete partecipare" })).toBeNull();
  });
});

describe("a conflict of interest", () => {
  it("is declared on the item in discussion, told of all who declared one, and taken back until the vote", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { conflicts: [aps] }), quorum: quorum(), attendance: attendance(), floor: floor() }));
    const item = within(screen.getByRole("region", { name: "Punto in discussione" }));
    expect(item.getByText(/^Conflitto di interessi dichiarato da/)).toBeDefined();
    await userEvent.click(item.getByRole("button", { name: "Dichiara un conflitto di interessi" }));
    await expect_accessible();
    await userEvent.click(dialog().getByRole("button", { name: "Dichiara un conflitto di interessi" }));
    await calm();
    expect(sent(server, "declare_conflict")).toMatchObject({ sitting: "sitting-1", item: "agenda_item-3", withdrawn: false });
    expect(sent(server, "declare_conflict")).not.toHaveProperty("reason");
    act(() => push_sitting(server, { sitting: running({}, { conflicts: [aps, own_body] }) }));
    await userEvent.click(item.getByRole("button", { name: "Ritira la dichiarazione" }));
    await calm();
    expect(sent(server, "declare_conflict")).toMatchObject({ withdrawn: true });
    act(() => push_sitting(server, { sitting: running({}, { conflicts: [own_body], votes: ["vote-1"] }), vote: sitting_vote() }));
    expect(item.getByRole("button", { name: "Ritira la dichiarazione" }).getAttribute("aria-disabled")).toBe("true");
    expect(item.getByText("Si sta votando: la dichiarazione non si cambia più.")).toBeDefined();
  });

  it("is declared before the sitting opens, on the line of the agenda, and the focus stays there", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: convened }));
    const [line] = convened.agenda;
    const title = line?.title ?? "";
    const declare = screen.getByRole("button", { name: `Dichiara un conflitto di interessi ${title}` });
    declare.focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(dialog().getByRole("button", { name: "Dichiara un conflitto di interessi" }));
    await calm();
    expect(sent(server, "declare_conflict")).toMatchObject({ sitting: "sitting-1", item: line?.entry.id, withdrawn: false });
    act(() => push_sitting(server, { sitting: { ...convened, agenda: convened.agenda.map((one) => (one === line ? { ...one, conflicts: [own_body] } : one)) } }));
    await calm();
    expect(screen.getByRole("button", { name: `Ritira la dichiarazione ${title}` })).toBeDefined();
    expect(document_focus()).not.toBe("BODY");
    await expect_accessible();
  });

  it("leaves no objection to consensus, and says why", async () => {
    const consensus = { text: "Il tavolo è favorevole.", asked_at: "2027-03-03T08:43:50.000Z", ends_at: "2027-03-03T08:44:50.000Z", present: [], objected: [] };
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { consensus, conflicts: [own_body] }), attendance: attendance(), floor: floor() }));
    expect(screen.queryByRole("button", { name: "Mi oppongo" })).toBeNull();
    expect(screen.getByText(/non può opporsi al consenso/)).toBeDefined();
    expect(screen.getByText(/^Restano \d+ secondi per opporsi/)).toBeDefined();
    expect(document_bar(".consensus-card .speech-bar")).toBe("true");
    act(() => push_sitting(server, { sitting: running({}, { consensus }) }));
    expect(screen.getByRole("button", { name: "Mi oppongo" })).toBeDefined();
  });

  it("leaves one choice on the ballot, chosen, with its reason to write", async () => {
    const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 10, motion: false };
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"], conflicts: [own_body] }), vote: sitting_vote({ place }) }));
    expect(screen.getAllByRole("radio").length).toBe(1);
    expect((screen.getByRole("radio", { name: /^Non partecipa al voto/ }) as HTMLInputElement).checked).toBe(true);
    expect(screen.getByText(/^Su questo punto è dichiarato un conflitto di interessi/)).toBeDefined();
    await expect_accessible();
    fireEvent.change(screen.getByLabelText(/^Motivo/), { target: { value: "Gestiamo il servizio." } });
    await press("Registra: non partecipa al voto");
    await calm();
    expect(sent(server, "cast_position")).toMatchObject({ choice: "not_participating", conflict_of_interest: true, reason: "Gestiamo il servizio." });
  });
});

const document_bar = (selector: string) => globalThis.document.querySelector(selector)?.getAttribute("aria-hidden");

describe("a document that all look at", () => {
  it("stands above the sitting with the way to it, and is told by ear", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), document }));
    expect(screen.queryByRole("region", { name: "Documento che si guarda insieme" })).toBeNull();
    act(() => push_sitting(server, { sitting: running({ shown_document: "document-1" }) }));
    const bar = within(screen.getByRole("region", { name: "Documento che si guarda insieme" }));
    expect(bar.getByText("Relazione sul trasporto")).toBeDefined();
    expect(bar.getByRole("link", { name: "Apri il documento" }).getAttribute("href")).toBe("/documenti/document-1");
    await waitFor(() => expect(globalThis.document.querySelector('[aria-live="polite"]')?.textContent).toContain("Ora si guarda: Relazione sul trasporto."), { timeout: 3_000 });
    await expect_accessible();
  });
});

describe("the list of who is there", () => {
  it("has the guests by capacity with their hours, and the absences that were announced", async () => {
    const guests = [
      { guest: "guest-1", capacity: "Relatrice sul trasporto sociale", from: "2027-03-03T08:10:00.000Z", to: "2027-03-03T08:30:00.000Z" },
      { guest: "guest-2", capacity: "Tecnico della provincia", from: "2027-03-03T08:20:00.000Z" },
    ];
    const lines = attendance().lines.map((line) => (line.inside ? line : { ...line, justified: true }));
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running(), quorum: quorum(), attendance: { ...attendance(), lines, guests }, floor: floor() }));
    const card = within(screen.getByRole("region", { name: "Chi c'è" }));
    expect(card.getByText("dalle 09:10 alle 09:30")).toBeDefined();
    expect(card.getByText("dalle 09:20")).toBeDefined();
    expect(card.getAllByText(/assenza giustificata/).length).toBe(2);
    await expect_accessible();
  });
});
