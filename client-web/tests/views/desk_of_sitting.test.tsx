import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FiledDocument, HallScreen, PollResult, PresenceLine } from "../../src/protocol/types";
import { fixture_now, type FakeServer } from "../fixtures/fake_server";
import { poll } from "../fixtures/polls";
import { aps, as_office, attendance, convened, desk, floor, hall, minutes, push_sitting, quorum, running, sitting_scene, sitting_vote, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, show } from "./on_page";

const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const sent = (server: FakeServer, method: string) => server.received.findLast((one) => one.method === method)?.params;
const dialog = () => within(screen.getByRole("dialog"));

const at_desk = async (capacity: string, change: Record<string, object> = {}) => {
  const shown = await show("/sedute/1-2027/regia", as_office(capacity));
  act(() => push_sitting(shown.server, { sitting: running(), quorum: quorum(), attendance: attendance(), floor: floor(), desk: desk(), minutes: minutes(), ...change }));
  await calm();
  return shown;
};
const with_lines = (change: (line: PresenceLine) => Partial<PresenceLine>) => ({ ...attendance(), lines: attendance().lines.map((line) => ({ ...line, ...change(line) })) });

beforeEach(() => localStorage.clear());

describe("the bodies at the desk", () => {
  it("that dropped out stand first and in sight", async () => {
    await at_desk("secretary", { attendance: with_lines((line) => (line.organisation === "organisation-50" ? { intervals: [{ from: "2027-03-03T08:10:00.000Z", came: "check_in", to: "2027-03-03T08:20:00.000Z", went: "line_dropped" }] } : {})) });
    expect(screen.getByRole("heading", { name: "Collegamento caduto: 1 organismo" })).toBeDefined();
    const group = document.querySelector(".body-group") as HTMLElement;
    expect(group.textContent).toContain("Cooperativa sociale dimostrativa B");
    expect(group.compareDocumentPosition(screen.getByText("2 dentro")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.getByText("1 fuori")).toBeDefined();
    await expect_accessible();
  });

  it("have an absence justified by the secretary, and the justification taken back", async () => {
    const { server } = await at_desk("secretary");
    await userEvent.click(screen.getByText("2 fuori"));
    await userEvent.click(screen.getAllByRole("button", { name: "Giustifica l'assenza" })[0] as Element);
    await calm();
    expect(sent(server, "justify_absence")).toMatchObject({ organisation: "organisation-1", withdrawn: false });
    act(() => push_sitting(server, { attendance: with_lines((line) => (line.organisation === "organisation-1" ? { justified: true } : {})) }));
    await press("Togli la giustificazione");
    await calm();
    expect(sent(server, "justify_absence")).toMatchObject({ organisation: "organisation-1", withdrawn: true });
  });
});

describe("the guests at the desk", () => {
  it("are admitted by capacity, never by name, and seen out", async () => {
    const { server } = await at_desk("chair");
    const card = within(screen.getByRole("region", { name: "Invitati" }));
    expect(card.getByText(/^Che cosa è, mai chi è/)).toBeDefined();
    await userEvent.click(card.getByRole("button", { name: "Ammetti" }));
    expect(card.getByText("Scrivi almeno 3 caratteri.")).toBeDefined();
    fireEvent.change(card.getByLabelText("In quale veste"), { target: { value: "Relatrice sul trasporto sociale" } });
    await userEvent.click(card.getByRole("button", { name: "Ammetti" }));
    await calm();
    expect(sent(server, "admit_guest")).toMatchObject({ sitting: "sitting-1", capacity: "Relatrice sul trasporto sociale" });
    act(() => push_sitting(server, { attendance: { ...attendance(), guests: [{ guest: "guest-1", capacity: "Relatrice sul trasporto sociale", from: fixture_now }] } }));
    await expect_accessible();
    await userEvent.click(card.getByRole("button", { name: "Esce Relatrice sul trasporto sociale" }));
    await calm();
    expect(sent(server, "dismiss_guest")).toMatchObject({ sitting: "sitting-1", guest: "guest-1" });
  });
});

describe("the acts of the desk", () => {
  it("move a convened sitting by the chair alone", async () => {
    const lines = { acts: [{ act: "move", roles: ["chair"] }, { act: "cancel", roles: ["chair"] }] };
    const { server } = await at_desk("secretary", { sitting: convened, desk: { id: "sitting-1", ...lines } });
    expect(screen.getByRole("button", { name: "Sposta la seduta" }).getAttribute("aria-disabled")).toBe("true");
    act(() => push_sitting(server, { desk: { id: "sitting-1", acts: [{ act: "move", roles: ["secretary"] }] } }));
    await press("Sposta la seduta");
    expect(dialog().getByLabelText(/^Giorno della prima/)).toBeDefined();
  });

  it("do not suspend while a vote is open, and say why", async () => {
    await at_desk("chair", { desk: desk({ acts: [{ act: "suspend", roles: ["chair"], refusal: "vote_still_open" }, { act: "close", roles: ["chair"] }] }) });
    const strip = within(screen.getByRole("region", { name: "Stato della seduta" }));
    const suspend = strip.getByRole("button", { name: "Sospendi" });
    expect(suspend.getAttribute("aria-disabled")).toBe("true");
    await waitFor(() => expect(document.getElementById(suspend.getAttribute("aria-describedby") ?? "")?.textContent).toMatch(/votazione/i));
  });

  it("say once why no item can be opened, for all that wait", async () => {
    await at_desk("chair");
    const agenda = within(screen.getByRole("region", { name: "Ordine del giorno" }));
    await waitFor(() => expect(agenda.getAllByText(/La seduta non è aperta/).length).toBe(1));
    const buttons = agenda.getAllByRole("button", { name: "Apri il punto" });
    expect(buttons.every((button) => document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent?.includes("La seduta non è aperta"))).toBe(true);
  });

  it("approve the minutes that the table decided on", async () => {
    const { server } = await at_desk("chair", { desk: desk({ next: { act: "approve_minutes", roles: ["chair"], object: "sitting-2" } }) });
    act(() => server.push([{ type: "sitting", id: "sitting-2", value: { ...convened, id: "sitting-2", number: "2-2026", state: "closed", minutes: "objections" } }]));
    const next = within(screen.getByRole("region", { name: "Approva il verbale: Seduta n. 2/2026" }));
    expect(next.getByText(/^Il tavolo ha detto sì/)).toBeDefined();
    await userEvent.click(next.getByRole("button", { name: "Approva il verbale" }));
    await calm();
    expect(sent(server, "approve_minutes")).toMatchObject({ sitting: "sitting-2", at_sitting: "sitting-1" });
  });

  it("record a conflict of interest that was said in the room, and take it back, but not during a vote", async () => {
    const { server } = await at_desk("secretary");
    await press("Registra un conflitto di interessi");
    await userEvent.click(dialog().getByRole("button", { name: "Registra la dichiarazione" }));
    expect(sent(server, "declare_conflict")).toBeUndefined();
    await userEvent.selectOptions(dialog().getByLabelText("Organismo"), aps);
    await expect_accessible();
    await userEvent.click(dialog().getByRole("button", { name: "Registra la dichiarazione" }));
    await calm();
    expect(sent(server, "declare_conflict")).toMatchObject({ item: "agenda_item-3", organisation: aps, withdrawn: false });
    act(() => push_sitting(server, { sitting: running({}, { conflicts: [aps] }) }));
    await press("Registra un conflitto di interessi");
    await userEvent.click(dialog().getByRole("button", { name: "Togli la dichiarazione" }));
    await calm();
    expect(sent(server, "declare_conflict")).toMatchObject({ organisation: aps, withdrawn: true });
    act(() => push_sitting(server, { sitting: running({}, { conflicts: [aps], votes: ["vote-1"] }), vote: sitting_vote() }));
    expect(screen.getAllByText("Si sta votando: la dichiarazione non si cambia più.").length).toBe(1);
  });

  it("record of a body in conflict only that it takes no part", async () => {
    const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 10, motion: false };
    const body = sitting_vote().electorate[0] as string;
    const { server } = await at_desk("secretary", { sitting: running({}, { votes: ["vote-1"], conflicts: [body] }), vote: sitting_vote({ place }) });
    await press("Registra una posizione espressa in sala");
    await userEvent.selectOptions(dialog().getByLabelText("Organismo"), body);
    expect(dialog().getAllByRole("radio").length).toBe(1);
    fireEvent.change(dialog().getByLabelText(/^Motivo/), { target: { value: "Gestisce il servizio." } });
    await userEvent.click(dialog().getByRole("button", { name: "Registra la posizione" }));
    await calm();
    expect(sent(server, "record_position")).toMatchObject({ organisation: body, choice: "not_participating", reason: "Gestisce il servizio." });
  });

  it("show a document of the sitting or of a proposal on its agenda to all, and take it away", async () => {
    const document = (n: number, change: object): FiledDocument => ({ id: `document-${n}`, reach: "everyone", title: `Relazione ${n}`, filed_at: fixture_now, late: false, ...change }) as unknown as FiledDocument;
    const { server } = await at_desk("secretary");
    act(() =>
      server.push(
        [document(1, { sitting: "sitting-1" }), document(2, { proposal: "proposal-2" }), document(3, { proposal: "proposal-1" }), document(4, { sitting: "sitting-1", withdrawn_at: fixture_now })].map((value) => ({ type: "document", id: value.id, value })),
      ),
    );
    expect(screen.getAllByRole("button", { name: /^Mostra a tutti/ }).map((button) => button.textContent)).toEqual(["Mostra a tutti Relazione 1", "Mostra a tutti Relazione 2"]);
    await press("Mostra a tutti Relazione 2");
    await calm();
    expect(sent(server, "show_document")).toMatchObject({ sitting: "sitting-1", document: "document-2" });
    act(() => push_sitting(server, { sitting: running({ shown_document: "document-2" }) }));
    await expect_accessible();
    await press("Togli Relazione 2");
    await calm();
    expect(sent(server, "show_document")).not.toHaveProperty("document");
  });
});

describe("the delivery of a notice", () => {
  it("shows first whom it did not reach, and folds the rest with its count", async () => {
    const { server } = await show("/sedute/1-2027", as_office("secretary"));
    const at = convened.convened_at ?? "";
    const lines = [
      { organisation: aps, channel: "pec", outcome: "delivered", at },
      { organisation: "organisation-1", channel: "email", outcome: "accepted", at },
      { organisation: "organisation-2", channel: "pec", outcome: "failed", at },
    ];
    act(() => push_sitting(server, { ...sitting_scene("convened"), deliveries: { id: "sitting-1", lines, missing: ["organisation-50"] } }));
    const first = [...document.querySelectorAll(".delivery-lines")][0] as HTMLElement;
    expect(within(first).getAllByRole("listitem").length).toBe(2);
    expect(within(first).getAllByRole("listitem")[0]?.textContent).toContain("Non consegnato");
    const folded = screen.getByText("Avvisati: 2 organismi").closest("details") as HTMLDetailsElement;
    expect(folded.open).toBe(false);
    expect(folded.querySelectorAll("li").length).toBe(2);
    await expect_accessible();
  });
});

describe("minutes whose text is fixed", () => {
  const at_minutes = async (state: "objections" | "approved" | "draft", objections: readonly object[] = []) => {
    const shown = await show("/sedute/1-2027/verbale", as_office("secretary"));
    act(() => push_sitting(shown.server, { sitting: { ...running(), state: "closed", minutes: state }, minutes: { ...minutes({ state }), objections } }));
    return shown;
  };
  const boxes = () => screen.queryAllByRole("textbox").length;

  it("are read, not written", async () => {
    await at_minutes("approved");
    expect(boxes()).toBe(0);
    expect(screen.getByText("Illustra la proposta.")).toBeDefined();
    expect(screen.getByText(/^Il testo è fissato/)).toBeDefined();
    await expect_accessible();
  });

  it("are those that the members have, until an objection asks for a change", async () => {
    await at_minutes("objections");
    expect(boxes()).toBe(0);
    const { server } = await at_minutes("draft");
    expect(boxes()).toBeGreaterThan(0);
    const objection = { id: "objection-1", organisation: aps, text: "Manca la replica.", at: fixture_now };
    act(() => push_sitting(server, { sitting: { ...running(), state: "closed", minutes: "objections" }, minutes: minutes({ state: "objections", objections: [{ ...objection, accepted: false }] }) }));
    expect(document.querySelectorAll(".minutes-block textarea").length).toBe(0);
    act(() => push_sitting(server, { minutes: minutes({ state: "objections", objections: [objection] }) }));
    expect(document.querySelectorAll(".minutes-block textarea").length).toBeGreaterThan(0);
  });

  it("are approved of a sitting that has them on its agenda, open or closed", async () => {
    const { server } = await show("/sedute/1-2027/verbale", as_office("chair"));
    const later = (id: string, number: string, subject: string) => ({ ...running(), id, number, state: "closed", agenda: [{ ...convened.agenda[0], entry: { id: "agenda_item-9", kind: "previous_minutes", minutes: 5, subject } }] });
    act(() => {
      push_sitting(server, { sitting: { ...running(), state: "closed", minutes: "objections" }, minutes: minutes({ state: "objections" }) });
      server.push([later("sitting-2", "2-2027", "sitting-1"), later("sitting-3", "3-2027", "sitting-2")].map((value) => ({ type: "sitting", id: value.id, value })));
    });
    await press("Approva il verbale");
    expect(within(dialog().getByLabelText("Nella seduta")).getAllByRole("option").map((one) => one.textContent)).toEqual(["Seduta n. 2/2027"]);
    await userEvent.click(dialog().getByRole("button", { name: "Approva il verbale" }));
    await calm();
    expect(sent(server, "approve_minutes")).toMatchObject({ sitting: "sitting-1", at_sitting: "sitting-2" });
  });
});

describe("the screen of the hall", () => {
  const silent = (change: Partial<HallScreen>): HallScreen => {
    const { speaker: _, ...rest } = hall(change);
    return rest;
  };
  const at_hall = (screen_now: HallScreen) =>
    show("/hall/1-2027", (server) => {
      with_sittings(server);
      server.hall.show(screen_now);
    });

  it("says a lost quorum with a sign and in words, not in colour alone", async () => {
    await at_hall(hall({ quorum: { call: "second", present: 15, of: 48, needed: 16, reached: false, lost_at: "2027-03-03T08:43:00.000Z" } }));
    const card = screen.getByRole("region", { name: "Numero legale" });
    expect(card.className).toContain("hall-lost");
    expect(card.querySelector(".icon")).not.toBeNull();
    expect(card.textContent).toContain("Numero legale venuto meno alle 09:43");
  });

  it("has the title of what all look at, and the time to object as a bar and in words", async () => {
    await at_hall(silent({ document: "Relazione sul trasporto", consensus: { text: "Il tavolo è favorevole.", asked_at: fixture_now, ends_at: "2027-03-03T08:44:50.000Z", objected: false } }));
    expect(screen.getByText("Relazione sul trasporto")).toBeDefined();
    expect(screen.getByText(/^Restano \d+ secondi per opporsi/)).toBeDefined();
    expect(document.querySelector(".hall-consensus .hall-bar")?.getAttribute("aria-hidden")).toBe("true");
    expect(document.querySelectorAll("a, button, input, [tabindex]").length).toBe(0);
    await expect_accessible();
  });

  it("counts the steps of a temperature check", async () => {
    const asked = poll("temperature");
    const tally = { electorate: 9, answered: 9, blank: 0, winners: [], lines: [{ option: 1, counts: [0, 1, 0, 2, 4, 2], points: 0, place: 0 }] };
    const result = { whole: tally, quorum_needed: 0, quorum_reached: true, pairs: [], by_bench: [] } as PollResult;
    await at_hall(silent({ poll_result: { title: "Come siamo messi", options: [], terms: asked.terms, binding: false, result } }));
    const steps = within(screen.getByRole("list", { name: "Quanti hanno risposto, per gradino" })).getAllByRole("listitem");
    expect(steps.map((one) => one.textContent)).toEqual(["Convinto2", "Favorevole4", "Neutrale2", "Perplesso0", "Contrario1"]);
  });
});
