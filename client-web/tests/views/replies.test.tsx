import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Proposal, ReplyView } from "../../src/protocol/types";
import { reply_fields, reply_params, reply_problems } from "../../src/views/proposals/reply_fields";
import { type FakeServer, offices, Refused } from "../fixtures/fake_server";
import { proposal, with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, show } from "./on_page";

const motivation = "Il termine di quindici giorni entra nel piano per i casi urgenti; per gli altri la spesa supera le risorse di quest'anno.";
const first: ReplyView = { version: 1, outcome: "not_incorporated", reason: "no_resources", plan_links: [], texts: { motivation: `Prima risposta. ${motivation}` }, at: "2027-02-20T10:00:00.000Z", index: 301 };
const second: ReplyView = {
  version: 2, outcome: "partially_incorporated", reason: "partly_financed", plan_links: ["node-33"],
  texts: { motivation, taken: "Quindici giorni per i casi urgenti.", left_out: "Il termine per tutti gli altri.", correction: "Mancava una parte del finanziamento." }, at: "2027-02-24T10:00:00.000Z", index: 305,
};
const closed: Partial<Proposal> = { state: "positions_closed", acts: ["reply"], reply_by: "2027-04-10" };
const push = (server: FakeServer, change: Partial<Proposal>) => act(() => server.push([{ type: "proposal", id: "proposal-2", value: { ...proposal(2), ...change } }]));

async function as_secretary(change: Partial<Proposal>, prepare: (server: FakeServer) => void = () => {}) {
  const page = await show("/proposte/P-2027-002", (server) => {
    with_acts(server);
    server.capacities = offices.filter((office) => office.capacity === "secretary");
    prepare(server);
  });
  push(page.server, change);
  return page;
}
const area = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label);
const write = (label: string, value: string) => fireEvent.change(area(label), { target: { value } });
const card = () => screen.getByRole("region", { name: "Riscontro" });

describe("a reply before it is sent", () => {
  it("asks for the two parts only where a part is incorporated, and for a correction only over an earlier reply", () => {
    const fields = { ...reply_fields(undefined), outcome: "partially_incorporated" as const, reason: "no_resources" as const, motivation };
    expect(reply_problems(fields, false).map((problem) => problem.pointer)).toEqual(["/texts/taken", "/texts/left_out"]);
    expect(reply_problems({ ...fields, outcome: "incorporated" }, true).map((problem) => problem.pointer)).toEqual(["/texts/correction"]);
    expect(reply_problems(reply_fields(undefined), false).map((problem) => problem.pointer)).toEqual(["/outcome", "/reason", "/texts/motivation"]);
  });

  it("counts the motivation in characters, without the blanks around it", () => {
    const fields = { ...reply_fields(undefined), outcome: "incorporated" as const, reason: "within_programme" as const };
    expect(reply_problems({ ...fields, motivation: `  ${"à".repeat(79)}  ` }, false)).toHaveLength(1);
    expect(reply_problems({ ...fields, motivation: "à".repeat(80) }, false)).toEqual([]);
    expect(reply_problems({ ...fields, motivation: "à".repeat(4_001) }, false)[0]?.key).toBe("too_long");
  });

  it("sends no part that the outcome has not, and no correction of nothing", () => {
    const fields = { ...reply_fields(second), outcome: "incorporated" as const, correction: "Perché sì." };
    expect(reply_params("proposal-2", 0, fields)).toMatchObject({ version: 0, texts: { motivation } });
    expect(reply_params("proposal-2", 2, fields)).toMatchObject({ version: 2, plan_links: ["node-33"], texts: { motivation, correction: "Perché sì." } });
    expect(Object.keys((reply_params("proposal-2", 0, fields) as { texts: object }).texts)).toEqual(["motivation"]);
  });
});

describe("the secretary's dialog", () => {
  it("says beside each field what is missing, then sends outcome, reason, parts and points with the version seen", async () => {
    const { server } = await as_secretary(closed);
    await userEvent.click(screen.getByRole("button", { name: "Dai riscontro" }));
    const dialog = screen.getByRole("dialog", { name: "Riscontro a P-2027-002" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Registra il riscontro" }));
    expect(within(dialog).getByText("Scegli l'esito.")).toBeDefined();
    expect(within(dialog).getByText("Scegli il motivo.")).toBeDefined();
    expect(server.received.some((one) => one.method === "issue_reply")).toBe(false);
    await userEvent.click(within(dialog).getByRole("radio", { name: /^Recepita in parte/ }));
    await userEvent.selectOptions(within(dialog).getByLabelText("Motivo previsto"), "è finanziata solo in parte");
    write("Motivazione", "Breve.");
    expect(within(dialog).getByText("Mancano 74 caratteri: la motivazione ne chiede almeno 80.")).toBeDefined();
    write("Motivazione", motivation);
    write("Che cosa è recepito", "Quindici giorni per i casi urgenti.");
    write("Che cosa non è recepito", "Il termine per tutti gli altri.");
    const box = within(dialog).getByRole("combobox", { name: "Punti del piano" });
    await userEvent.type(box, "az2");
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(within(dialog).getByRole("button", { name: "Togli AZ2" })).toBeDefined();
    await expect_accessible();
    await userEvent.click(within(dialog).getByRole("button", { name: "Registra il riscontro" }));
    await calm();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(server.received.find((one) => one.method === "issue_reply")?.params).toMatchObject({
      proposal: "proposal-2", version: 0, outcome: "partially_incorporated", reason: "partly_financed", plan_links: ["node-33"],
      texts: { motivation, taken: "Quindici giorni per i casi urgenti.", left_out: "Il termine per tutti gli altri." },
    });
  });

  it("shows a refusal beside its field and loses nothing, not by a reload either", async () => {
    const refuse = (server: FakeServer) =>
      server.handlers.set("issue_reply", () => {
        throw new Refused({ code: "looks_like_personal_data", pointer: "/params/texts/taken", sentence: { it: "Il testo sembra contenere dati di una persona." } } as never);
      });
    await as_secretary(closed, refuse);
    await userEvent.click(screen.getByRole("button", { name: "Dai riscontro" }));
    await userEvent.click(screen.getByRole("radio", { name: /^Recepita in parte/ }));
    await userEvent.selectOptions(screen.getByLabelText("Motivo previsto"), "no_resources");
    write("Motivazione", motivation);
    write("Che cosa è recepito", "Chiedere a chi abita al numero 5.");
    write("Che cosa non è recepito", "Tutto il resto.");
    await userEvent.click(screen.getByRole("button", { name: "Registra il riscontro" }));
    await calm();
    expect(screen.getByText("Riscontro non registrato")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Vai al campo da correggere" }));
    expect(document.activeElement).toBe(area("Che cosa è recepito"));
    expect(document.getElementById("field-texts-taken-error")?.textContent).toContain("dati di una persona");
    cleanup();
    await as_secretary(closed, refuse);
    await userEvent.click(screen.getByRole("button", { name: "Dai riscontro" }));
    expect(area("Motivazione").value).toBe(motivation);
    expect(area("Che cosa non è recepito").value).toBe("Tutto il resto.");
    expect(screen.getByText(/Bozza ritrovata/)).toBeDefined();
  });

  it("corrects: begins from what was said, asks why, and tells of a reply that came meanwhile", async () => {
    const { server } = await as_secretary({ ...closed, state: "replied", replies: [first] });
    await userEvent.click(screen.getByRole("button", { name: "Correggi il riscontro" }));
    expect(area("Motivazione").value).toBe(first.texts?.motivation);
    await userEvent.click(screen.getByRole("button", { name: "Registra la correzione" }));
    expect(screen.getByText("Scrivi il motivo della correzione.")).toBeDefined();
    write("Perché sostituisci il riscontro", "Mancava una parte.");
    push(server, { ...closed, state: "replied", replies: [second, first] });
    expect(area("Motivazione").value).toBe(first.texts?.motivation);
    await userEvent.click(screen.getByRole("button", { name: "Correggi quello nuovo" }));
    await userEvent.click(screen.getByRole("button", { name: "Registra la correzione" }));
    await calm();
    expect(server.received.find((one) => one.method === "issue_reply")?.params).toMatchObject({ version: 2, outcome: "not_incorporated", texts: { correction: "Mancava una parte." } });
  });

  it("is locked with its reason while the proposal gets none, and is nobody else's", async () => {
    const { server } = await as_secretary({ state: "positions_open", acts: [] });
    const button = screen.getByRole("button", { name: "Dai riscontro" });
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toContain("«Al voto»");
    cleanup();
    const delegate = await show("/proposte/P-2027-002", with_acts);
    push(delegate.server, closed);
    expect(screen.queryByRole("button", { name: "Dai riscontro" })).toBeNull();
    expect(server.received.some((one) => one.method === "issue_reply")).toBe(false);
  });
});

describe("the reply, for everybody", () => {
  it("is awaited by its day, then told with its parts, its points and its entry; earlier ones are folded", async () => {
    const { server } = await show("/proposte/P-2027-002", with_acts);
    expect(screen.queryByRole("region", { name: "Riscontro" })).toBeNull();
    push(server, closed);
    expect(card().textContent).toContain("In attesa di riscontro entro il 10 aprile 2027.");
    expect(within(screen.getByRole("list", { name: "Percorso" })).getByText("entro il 10 aprile 2027")).toBeDefined();
    push(server, { state: "replied", acts: [], replies: [second, first], path: [...proposal(2).path, { state: "replied", at: second.at, index: 305 }] });
    await expect_accessible();
    const words = card();
    expect(within(words).getByText("Recepita in parte")).toBeDefined();
    expect(words.textContent).toContain("Motivo: è finanziata solo in parte.");
    for (const text of [motivation, "Quindici giorni per i casi urgenti.", "Il termine per tutti gli altri.", "Mancava una parte del finanziamento."]) expect(within(words).getByText(text)).toBeDefined();
    expect(within(words).getByRole("link", { name: /^AZ2 / }).getAttribute("href")).toBe("/piano/AZ2");
    expect(within(words).getByRole("link", { name: "voce 305" }).getAttribute("href")).toBe("/registro/305");
    const earlier = within(words).getByText("Riscontro precedente").closest("details") as HTMLDetailsElement;
    expect(earlier.open).toBe(false);
    expect(within(earlier).getByText("Non recepita")).toBeDefined();
    expect(within(screen.getByRole("list", { name: "Percorso" })).getByText("Con riscontro")).toBeDefined();
  });

  it("is found in lists by its state, with what became of it, and on the point that it names", async () => {
    const { server } = await show("/proposte", with_acts);
    push(server, { state: "replied", acts: [], replies: [second, first] });
    await userEvent.selectOptions(screen.getByLabelText("Stato"), "replied");
    expect(screen.getAllByText(/^P-2027-00\d$/).map((one) => one.textContent)).toEqual(["P-2027-002"]);
    expect(screen.getByText("Recepita in parte")).toBeDefined();
    cleanup();
    const point = await show("/piano/AZ2", with_acts);
    expect(screen.queryByText("Recepite in questo punto")).toBeNull();
    push(point.server, { state: "replied", replies: [second, first] });
    const here = screen.getByText("Recepite in questo punto").closest("div") as HTMLElement;
    expect(within(here).getByRole("link", { name: /^P-2027-002/ })).toBeDefined();
    // A reply that takes nothing in says where it would have been.
    push(point.server, { state: "replied", replies: [{ ...first, plan_links: ["node-33"] }] });
    expect(screen.queryByText("Recepite in questo punto")).toBeNull();
  });
});
