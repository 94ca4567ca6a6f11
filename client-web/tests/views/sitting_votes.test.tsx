import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fixture_now, own_body } from "../fixtures/fake_server";
import { aps, as_office, push_sitting, running, sitting_vote, with_sittings } from "../fixtures/sitting_acts";
import { outcome, vote } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const sent = (server: { received: readonly { method: string; params: Record<string, unknown> }[] }, method: string) => server.received.findLast((one) => one.method === method)?.params;
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const place = { sitting: "sitting-1", item: "agenda_item-3", minutes: 10, motion: false };
const own_position = (change: object) => ({
  id: "vote-1",
  organisation: own_body,
  choice: "contrary",
  conflict_of_interest: false,
  texts: {},
  at: fixture_now,
  index: 300,
  leaf_hash: "a".repeat(64),
  versions: [{ choice: "contrary", at: fixture_now, index: 300 }],
  contested: false,
  subject_to_ratification: false,
  ...change,
});

beforeEach(() => localStorage.clear());

describe("a vote of a sitting", () => {
  it("leads back to its sitting and item", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote({ place }) }));
    expect(screen.getByRole("link", { name: "Seduta n. 1/2027" }).getAttribute("href")).toBe("/sedute/1-2027");
    expect(screen.getByText(/punto 2\.1/)).toBeDefined();
  });

  it("is named by its title on the sitting's page, and by its place while this reader has not got it", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running({ state: "closed", closed_at: fixture_now }, { votes: ["vote-1", "vote-999"] }), vote: sitting_vote({ place }) }));
    await calm();
    expect(screen.getByRole("link", { name: vote(1).title as string }).getAttribute("href")).toBe("/votazioni/vote-1");
    expect(screen.getByRole("link", { name: "Votazione 2" }).getAttribute("href")).toBe("/votazioni/vote-999");
  });

  it("counts for the quorum those who were there, not those who answer", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote({ place, present: 31, quorum_needed: 16 }) }));
    expect(screen.getByText("Numero legale della seduta all'apertura: presenti 31, almeno 16.")).toBeDefined();
    expect(screen.queryByText(/devono esprimersi/)).toBeNull();
  });

  it("puts the text of a ballot that came too late into the minutes", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { sitting: running({}, { votes: ["vote-1"] }), vote: sitting_vote({ place }) }));
    await userEvent.click(screen.getByRole("radio", { name: /^Favorevole con riserve/ }));
    fireEvent.change(screen.getByLabelText(/^Riserva/), { target: { value: "Con verifica annuale." } });
    act(() => push_sitting(server, { vote: sitting_vote({ place, state: "closed", closed_at: fixture_now, acts: [] }), outcome: { ...outcome(), id: "vote-1" } }));
    await calm();
    await expect_accessible();
    await press("Metti a verbale");
    await calm();
    expect(sent(server, "file_intervention")).toMatchObject({ sitting: "sitting-1", item: "agenda_item-3", text: "Con verifica annuale." });
    expect(screen.queryByRole("button", { name: "Metti a verbale" })).toBeNull();
  });

  it("has a ballot of its own for each body whose proxy is held, which says whose it is", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { vote: sitting_vote({ place }), proxy_positions: { id: "vote-1", holder: own_body, lines: [{ giver: aps, in_force: true, conflict_of_interest: false, texts: {} }] } }));
    await expect_accessible();
    const ballot = within(screen.getByRole("region", { name: /^Voto per delega di/ }));
    await userEvent.click(ballot.getByRole("radio", { name: /^Astenuto/ }));
    await userEvent.click(ballot.getByRole("button", { name: "Registra: astenuto" }));
    await calm();
    expect(sent(server, "cast_position")).toMatchObject({ vote: "vote-1", giver: aps, choice: "abstained" });
  });

  it("is cast subject to ratification when one says so, and ratified by naming the act", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { vote: sitting_vote({ place }) }));
    await userEvent.click(screen.getByRole("radio", { name: /^Contrario/ }));
    await userEvent.click(screen.getByRole("checkbox", { name: /Salvo ratifica/ }));
    await press("Registra: contrario");
    await calm();
    expect(sent(server, "cast_position")).toMatchObject({ choice: "contrary", subject_to_ratification: true });
    server.handlers.set("ratify_position", () => server.receipt());
    act(() => push_sitting(server, { own_position: own_position({ subject_to_ratification: true }), vote: sitting_vote({ place, acts: ["ratify"], to_ratify: [{ organisation: own_body, ratified: false, lapsed: false }] }) }));
    await press("Ratifica la posizione");
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Atto di ratifica"), { target: { value: "Delibera di giunta n. 4" } });
    await userEvent.click(dialog.getByRole("button", { name: "Ratifica la posizione" }));
    await calm();
    expect(sent(server, "ratify_position")).toMatchObject({ vote: "vote-1", act: "Delibera di giunta n. 4" });
  });

  it("tells a body what the secretary recorded for it, and lets it contest that", async () => {
    const { server } = await show("/votazioni/vote-1", with_sittings);
    act(() => push_sitting(server, { vote: sitting_vote({ place, acts: ["cast", "contest"] }), own_position: own_position({ channel: "voice" }) }));
    expect(screen.getByText(/Posizione registrata dalla segreteria, a voce, in sala/)).toBeDefined();
    await press("Contesta la registrazione");
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Motivo"), { target: { value: "Avevamo detto favorevole." } });
    await userEvent.click(dialog.getByRole("button", { name: "Contesta la registrazione" }));
    await calm();
    expect(sent(server, "contest_recorded_position")).toMatchObject({ vote: "vote-1", reason: "Avevamo detto favorevole." });
  });

  it("has an outcome that is provisional until the chair answers the bench that dissents", async () => {
    const { server } = await show("/votazioni/vote-2", as_office("chair"));
    server.handlers.set("answer_dissent", () => server.receipt());
    const waiting = { ...outcome(), pending: ["conciliation"], dissenting: ["social_partners"] };
    act(() => server.push([{ type: "outcome", id: "vote-2", value: waiting }, { type: "vote", id: "vote-2", value: { ...vote(2), acts: ["answer_dissent"] } }]));
    expect(screen.getByText("Esito provvisorio.")).toBeDefined();
    await press("Rispondi al dissenso");
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.change(dialog.getByLabelText("Risposta motivata"), { target: { value: "Troppo breve." } });
    await userEvent.click(dialog.getByRole("button", { name: "Rispondi al dissenso" }));
    expect(sent(server, "answer_dissent")).toBeUndefined();
    fireEvent.change(dialog.getByLabelText("Risposta motivata"), { target: { value: "La presidenza prende atto del dissenso e propone un incontro con la componente entro trenta giorni." } });
    await userEvent.click(dialog.getByRole("button", { name: "Rispondi al dissenso" }));
    await calm();
    expect(sent(server, "answer_dissent")).toMatchObject({ vote: "vote-2" });
  });
});
