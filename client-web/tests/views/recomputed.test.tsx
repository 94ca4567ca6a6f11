import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { JoinAnswer } from "../../src/protocol/session";
import { type FakeServer, offices } from "../fixtures/fake_server";
import { with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const rule = { regulation: "regulation-1", institutions_required: true, each_bench: false, quorum: { num: 1, den: 2, strict: true } };
const report = {
  size: 412,
  at: "2027-02-10T11:08:07.000Z",
  counts: [
    { verdict: "differs", lines: 1 },
    { verdict: "not_recomputed", lines: 1 },
    { verdict: "not_in_minutes", lines: 0 },
    { verdict: "agrees", lines: 1 },
  ],
  lines: [
    {
      kind: "quorum_opening",
      verdict: "differs",
      object: "sitting-9",
      sitting: "sitting-9",
      sitting_label: "Seduta di prova",
      declared_entry: 300,
      declared_at: "2027-02-10T11:00:00.000Z",
      entries: [300],
      rule,
      figures: [
        { figure: "call", declared: "first", recomputed: "first", differs: false },
        { figure: "present", declared: "8", recomputed: "7", minutes: "8", differs: true },
        { figure: "quorum_needed", declared: "5", recomputed: "5", minutes: "5", differs: false },
        { figure: "quorum_reached", declared: "true", recomputed: "true", minutes: "true", differs: false },
      ],
      faults: [{ fault: "rule", entry: 300 }],
      minutes: { state: "approved", section: 5, entry: 350, out: true },
    },
    {
      kind: "vote",
      verdict: "agrees",
      object: "vote-90",
      label: "Il testo della scheda",
      declared_entry: 203,
      declared_at: "2027-02-01T11:00:00.000Z",
      entries: [200, 202, 203],
      rule: { ...rule, majority: { kind: "simple" } },
      figures: [
        { figure: "outcome", declared: "approved_by_majority", recomputed: "approved_by_majority", differs: false },
        { figure: "favourable", bench: "third_sector", declared: "3", recomputed: "3", differs: false },
      ],
      faults: [],
    },
    { kind: "poll", verdict: "not_recomputed", reason: "not_closed", object: "poll-90", label: "Quando ci vediamo", entries: [400], rule, figures: [], faults: [] },
  ],
};

const as_auditor = (server: FakeServer) => {
  with_acts(server);
  server.capacities = offices.filter((office) => office.capacity === "auditor");
  const join = server.handlers.get("table.join");
  server.handlers.set("table.join", (params) => {
    const answer = join?.(params) as JoinAnswer;
    return { ...answer, may: [...answer.may, { action: "report_compliance", relation: "none" }] };
  });
  server.recomputed = report;
};

describe("outcomes and quorums recomputed", () => {
  it("stand in their three versions by sitting, with what differs, why, and the ways to entries and minutes", async () => {
    await show("/revisione/esiti", as_auditor);
    await calm();
    await expect_accessible();
    expect(screen.getByRole("heading", { level: 2, name: "Seduta di prova" })).toBeTruthy();
    const card = screen.getByRole("heading", { level: 3, name: "Numero legale all'apertura" }).closest("li") as HTMLElement;
    const row = within(card).getAllByRole("row", { name: /^Presenti Differisce/ })[0] as HTMLElement;
    expect(within(row).getAllByRole("cell").map((cell) => cell.textContent)).toEqual(["8", "7", "8"]);
    expect(within(card).getByText(/Quorum: più di 1\/2\./)).toBeTruthy();
    expect(within(card).getByRole("link", { name: /il regolamento indicato non è quello allora in vigore/ }).getAttribute("href")).toBe("/registro/300");
    expect(within(card).getByRole("link", { name: "350" }).getAttribute("href")).toBe("/registro/350");
    const vote = screen.getByRole("heading", { level: 3, name: "Votazione: Il testo della scheda" }).closest("li") as HTMLElement;
    expect(within(vote).getByText("Fuori seduta: non va in un verbale.")).toBeTruthy();
    expect(within(vote).getAllByText("Approvata a maggioranza").length).toBeGreaterThan(1);
    expect(screen.getByText(/posizioni restano sigillate/)).toBeTruthy();
  });

  it("are filtered by verdict, kind and sitting, in the address too", async () => {
    await show("/revisione/esiti?esito=agrees", as_auditor);
    await calm();
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(1);
    await userEvent.selectOptions(screen.getByLabelText("Esito"), "");
    await userEvent.selectOptions(screen.getByLabelText("Seduta"), "sitting-9");
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(1);
    expect(location.search).toBe("?seduta=sitting-9");
    await userEvent.selectOptions(screen.getByLabelText("Tipo"), "poll");
    expect(screen.getByText("Nessuna riga con questi filtri.")).toBeTruthy();
    await expect_accessible();
  });

  it("that could not be had are asked again", async () => {
    const { server } = await show("/revisione/esiti", (server) => {
      as_auditor(server);
      server.recomputed = undefined;
    });
    await calm();
    server.recomputed = { ...report, lines: [], counts: [], unreadable: 12 };
    await userEvent.click(screen.getByRole("button", { name: /Riprova/ }));
    await calm();
    expect(screen.getByText(/La voce 12 non si legge/)).toBeTruthy();
    expect(screen.getByText(/non ci sono ancora esiti/)).toBeTruthy();
  });

  it("are not for members", async () => {
    await show("/revisione/esiti", with_acts);
    await calm();
    expect(screen.getByText("Questa parte è per revisori, presidenza e segreteria.")).toBeTruthy();
  });
});
