import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { type FakeServer, offices } from "../fixtures/fake_server";
import { with_acts } from "../fixtures/table_acts";
import { calm, expect_accessible, go, show } from "./on_page";

const as = (capacity: string) => (server: FakeServer) => {
  with_acts(server);
  server.capacities = offices.filter((office) => office.capacity === capacity);
};

describe("the record", () => {
  it("lists entries by day, and asks the server with the filters of the address", async () => {
    const { server } = await show("/registro", as("auditor"));
    await calm();
    await expect_accessible();
    expect(screen.getByText("n. 291")).toBeDefined();
    expect(screen.getByText("Deroga")).toBeDefined();
    await userEvent.selectOptions(screen.getByLabelText("Tipo di passo"), "position");
    await userEvent.selectOptions(screen.getByLabelText("Chi"), "secretary");
    await calm();
    expect(server.received.filter((one) => one.method === "list_entries").at(-1)?.params).toEqual({ actor: { capacity: "secretary" }, type: "position" });
  });

  it("collects new entries above the list", async () => {
    const { server } = await show("/registro", as("auditor"));
    await calm();
    const before = server.handlers.get("list_entries");
    server.handlers.set("list_entries", (params) => {
      const page = before?.(params) as { items: object[] };
      return { ...page, items: [{ index: 412, ts: "2027-03-03T08:50:00.000Z", event: "vote.opened", capacity: "chair", object: "vote-1", override_made: false }, ...page.items] };
    });
    act(() => server.push([{ type: "activity", id: "table-1", value: { id: "table-1", items: [] } }]));
    await calm();
    expect(screen.queryByText("n. 412")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "1 nuova voce" }));
    expect(screen.getByText("n. 412")).toBeDefined();
  });

  it("says of each field what this reader may know, and of the proof what was checked", async () => {
    await show("/registro/284", as("auditor"));
    await calm();
    await expect_accessible();
    expect(screen.getByText("Non compreso nel tuo livello di accesso")).toBeDefined();
    expect(screen.getByText("Cancellato per ordine")).toBeDefined();
    expect(screen.getByText("Mancante: anomalia").className).toBe("field-missing");
    expect(screen.getByText("I byte della voce non danno l'impronta mostrata: anomalia.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Precedente" }).getAttribute("href")).toBe("/registro/280");
  });
});

describe("under which mandate an entry was made", () => {
  const told = (under: object | undefined) => (server: FakeServer) => {
    as("auditor")(server);
    const before = server.handlers.get("get_entry");
    server.handlers.set("get_entry", (params) => {
      const entry = before?.(params) as { line: object };
      return { ...entry, line: { ...entry.line, ...(under ? { under } : {}) } };
    });
  };

  it("is said to an auditor, with the entry that granted it and a way to all its acts", async () => {
    await show("/registro/284", told({ state: "disclosed", office: "mandate-7", organisation: "organisation-49", kind: "delegate", valid_from: "2026-01-01", granted: 9 }));
    await calm();
    await expect_accessible();
    const words = screen.getByText("Mandato").nextElementSibling?.textContent ?? "";
    expect(words).toMatch(/^mandato n\. 7, effettivo, .*, dal .*, conferito con la voce n\. 9$/);
    expect(screen.getByRole("link", { name: "Tutti gli atti con questo mandato o incarico" }).getAttribute("href")).toBe("/registro?mandato=mandate-7");
  });

  it("is gone with who acted", async () => {
    await show("/registro/284", told({ state: "redacted" }));
    await calm();
    expect(screen.getByText("Mandato").nextElementSibling?.textContent).toBe("Cancellato per ordine");
    expect(screen.queryByRole("link", { name: "Tutti gli atti con questo mandato o incarico" })).toBeNull();
  });

  it("is not said to who is not told", async () => {
    await show("/registro/284", told(undefined));
    await calm();
    expect(screen.queryByText("Mandato")).toBeNull();
  });
});

describe("the desk", () => {
  it("shows what waits, the invitations with their links, the offices", async () => {
    await show("/segreteria", as("secretary"));
    await calm();
    await expect_accessible();
    expect(screen.getByLabelText<HTMLInputElement>("Collegamento d'invito per Sostituto dimostrativo").value).toContain("/invito/abc");
    await userEvent.click(screen.getByRole("button", { name: "Ammetti un organismo" }));
    await expect_accessible();
    await userEvent.click(screen.getByRole("button", { name: "Ammetti al tavolo" }));
    expect(screen.getByText("Scrivi il nome dell'organismo.")).toBeDefined();
  });

  it("is not for members", async () => {
    await show("/segreteria", with_acts);
    expect(screen.getByText("Questa pagina è della segreteria e della presidenza.")).toBeDefined();
  });

  it("lists the bodies by bench and opens one, with its mandates", async () => {
    const { server } = await show("/organismi", as("secretary"));
    await expect_accessible();
    await userEvent.type(screen.getByLabelText("Cerca per nome"), "cooperativa a");
    await userEvent.click(screen.getByRole("link", { name: "Cooperativa sociale dimostrativa A" }));
    await calm();
    await expect_accessible();
    expect(screen.getByText("Delegato dimostrativo")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Registra un mandato" }));
    const dialog = screen.getByRole("dialog");
    await userEvent.selectOptions(within(dialog).getByLabelText("Qualifica"), "substitute");
    await userEvent.type(within(dialog).getByLabelText("Nome e cognome"), "Anna Prova");
    await userEvent.type(within(dialog).getByLabelText("Indirizzo e-mail"), "anna@demo.invalid");
    await userEvent.type(within(dialog).getByLabelText("Atto su cui si fonda"), "Delibera 12");
    await userEvent.click(within(dialog).getByRole("button", { name: "Registra il mandato" }));
    await calm();
    expect(server.received.at(-1)).toMatchObject({ method: "grant_mandate", params: { organisation: "organisation-49", capacity: "substitute", holder_name: "Anna Prova", holder_email: "anna@demo.invalid", evidence: "Delibera 12" } });
    go("/regolamento");
    await calm();
    await expect_accessible();
  });
});
