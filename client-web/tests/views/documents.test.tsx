import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FiledDocument } from "../../src/protocol/types";
import { as_office, convened, push_sitting, running, with_sittings } from "../fixtures/sitting_acts";
import { calm, expect_accessible, show } from "./on_page";

const sent = (server: { received: readonly { method: string; params: Record<string, unknown> }[] }, method: string) => server.received.findLast((one) => one.method === method)?.params;
const report: FiledDocument = {
  id: "document-1",
  sitting: "sitting-1",
  item: "agenda_item-3",
  reach: "members",
  late: true,
  filed_at: "2027-03-08T09:00:00.000Z",
  title: "Relazione sui trasporti",
  file: { media: "pdf", name: "relazione.pdf", sha256: "c".repeat(64), size: 120_000 },
};
const choose = async (name: string, type: string) => {
  await userEvent.click(screen.getByRole("button", { name: "Deposita documento" }));
  const dialog = within(screen.getByRole("dialog"));
  fireEvent.change(dialog.getByLabelText("File da depositare"), { target: { files: [new File(["%PDF-1.7"], name, { type })] } });
  return dialog;
};

beforeEach(() => localStorage.clear());

describe("documents of a sitting", () => {
  it("are listed with kind, size, hash and a link to the file; with the item in discussion too", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: running(), document: report }));
    const links = screen.getAllByRole("link", { name: "Relazione sui trasporti" });
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/documenti/document-1", "/documenti/document-1"]);
    expect(screen.getAllByText("PDF, 120 kB").length).toBe(2);
    expect(screen.getAllByText("depositato oltre il termine").length).toBe(2);
    expect(screen.queryByRole("button", { name: /Ritira il documento/ })).toBeNull();
    await expect_accessible();
    act(() => push_sitting(server, { document: { ...report, withdrawn_at: "2027-03-09T09:00:00.000Z", withdrawal_reason: "Versione sbagliata." } }));
    expect(screen.queryByRole("link", { name: "Relazione sui trasporti" })).toBeNull();
    expect(screen.getByText("Versione sbagliata.")).toBeDefined();
  });

  it("are filed by a body with an item: the file first, then the act that names it", async () => {
    const { server } = await show("/sedute/1-2027", with_sittings);
    act(() => push_sitting(server, { sitting: convened }));
    const dialog = await choose("relazione.pdf", "");
    await expect_accessible();
    await userEvent.click(dialog.getByRole("button", { name: "Deposita documento" }));
    expect(dialog.getByText("Scegli il punto.")).toBeDefined();
    expect(server.files).toEqual([]);
    fireEvent.change(dialog.getByLabelText("Punto dell'ordine del giorno"), { target: { value: "agenda_item-3" } });
    await userEvent.click(dialog.getByRole("button", { name: "Deposita documento" }));
    await calm();
    expect(sent(server, "file_document")).toMatchObject({ sitting: "sitting-1", item: "agenda_item-3", reach: "members", title: "relazione", name: "relazione.pdf", file: { media: "pdf", stored: "b".repeat(64) } });
  });

  it("larger than the server takes are told so before they are sent", async () => {
    const { server } = await show("/sedute/1-2027", as_office("secretary"));
    act(() => push_sitting(server, { sitting: convened }));
    await userEvent.click(screen.getByRole("button", { name: "Deposita documento" }));
    const dialog = within(screen.getByRole("dialog"));
    const file = new File(["%PDF-1.7"], "scansione.pdf", { type: "application/pdf" });
    Object.defineProperty(file, "size", { value: 25_400_000 });
    fireEvent.change(dialog.getByLabelText("File da depositare"), { target: { files: [file] } });
    expect(dialog.getByText("Il file ha 25,4 MB: il tavolo accetta file fino a 20 MB. Riducilo o dividilo.")).toBeDefined();
    await userEvent.click(dialog.getByRole("button", { name: "Deposita documento" }));
    await calm();
    expect(server.files).toEqual([]);
    await expect_accessible();
  });

  it("that the server does not take say why", async () => {
    const { server } = await show("/sedute/1-2027", as_office("secretary"));
    act(() => push_sitting(server, { sitting: convened }));
    const dialog = await choose("pagina.html", "text/html");
    await userEvent.click(dialog.getByRole("button", { name: "Deposita documento" }));
    await calm();
    expect(dialog.getByText("Documento non depositato")).toBeDefined();
    expect(dialog.getByText("Il file non è di un tipo ammesso.")).toBeDefined();
    expect(sent(server, "file_document")).toBeUndefined();
  });
});
