import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { go_to, Inside, Link, match_path, Routes, useArrival, useGo, usePlace } from "../../src/views/router";

describe("addresses", () => {
  it("fit patterns, with what stands for a name", () => {
    expect(match_path("/piano/:code", "/piano/OO1.2")).toEqual({ code: "OO1.2" });
    expect(match_path("/piano/:code", "/piano/")).toBeUndefined();
    expect(match_path("/", "/")).toEqual({});
    expect(match_path("/registro/:seq", "/registro/12/x")).toBeUndefined();
    expect(match_path("/x/:a", "/x/%E0%A4%A")).toBeUndefined();
  });
});

function Pages() {
  useArrival();
  return (
    <main>
      <Routes
        routes={[
          { pattern: "/uno", show: () => <h1>Uno</h1> },
          { pattern: "/due", show: () => <h1>Due</h1> },
        ]}
        otherwise={<h1>Nulla</h1>}
      />
      <Link to="/due">vai</Link>
      <p id="parte">Parte</p>
    </main>
  );
}

describe("going from page to page", () => {
  beforeEach(() => {
    history.replaceState({}, "", "/uno");
  });

  it("shows the page and moves the focus to its heading", () => {
    render(<Pages />);
    expect(document.activeElement).toBe(document.body);
    fireEvent.click(screen.getByText("vai"));
    expect(location.pathname).toBe("/due");
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Due" }));
  });

  it("leaves a press with a modifier to the browser", () => {
    render(<Pages />);
    fireEvent.click(screen.getByText("vai"), { ctrlKey: true });
    expect(screen.getByRole("heading").textContent).toBe("Uno");
  });

  it("returns to where one was", async () => {
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
    render(<Pages />);
    vi.stubGlobal("scrollY", 640);
    act(() => go_to("/due"));
    expect(scrolled).toHaveBeenLastCalledWith(0, 0);
    vi.stubGlobal("scrollY", 0);
    history.back();
    await vi.waitFor(() => expect(screen.getByRole("heading").textContent).toBe("Uno"));
    expect(scrolled).toHaveBeenLastCalledWith(0, 640);
    vi.unstubAllGlobals();
  });

  it("leaves a fragment of the page to the browser", async () => {
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
    render(<Pages />);
    location.hash = "#parte";
    await vi.waitFor(() => expect(history.state).not.toBeNull());
    expect(scrolled).not.toHaveBeenCalled();
    expect(screen.getByRole("heading").textContent).toBe("Uno");
  });
});

const below = { prefix: "/com-era/7", holds: (path: string) => path === "/uno" || path === "/due" };

function Place() {
  const go = useGo();
  return (
    <>
      <p data-testid="place">{usePlace().path}</p>
      <button type="button" onClick={() => go("/due?x=1#y")}>
        dentro
      </button>
      <Link to="/due">ancora</Link>
      <Link to="/tre">fuori</Link>
    </>
  );
}

describe("a part below an address of its own", () => {
  it("is read as if it were the whole, and leads within itself as long as it holds the page", () => {
    history.replaceState({}, "", "/com-era/7/uno");
    render(
      <Inside below={below}>
        <Place />
      </Inside>,
    );
    expect(screen.getByTestId("place").textContent).toBe("/uno");
    expect(screen.getByText("ancora").getAttribute("href")).toBe("/com-era/7/due");
    expect(screen.getByText("fuori").getAttribute("href")).toBe("/tre");
    fireEvent.click(screen.getByText("dentro"));
    expect(location.pathname + location.search + location.hash).toBe("/com-era/7/due?x=1#y");
    expect(screen.getByTestId("place").textContent).toBe("/due");
    fireEvent.click(screen.getByText("fuori"));
    expect(location.pathname).toBe("/tre");
  });
});
