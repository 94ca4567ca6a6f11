import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { usePlanIndex } from "../../store/selectors";
import { useGo } from "../router";
import { branches_to, tree_rows, type Grouping, type TreeRow } from "./tree_rows";

const open_key = "tavolo:plan_tree";

interface Kept {
  readonly grouping: Grouping;
  readonly open: readonly string[];
}

function read_kept(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(open_key) ?? "null") as Kept | null;
    if (kept && Array.isArray(kept.open)) return kept;
  } catch {
    // Nothing kept.
  }
  return { grouping: "area", open: [] };
}

/** The tree of the plan, by area or by section; open branches are remembered for the visit. */
export function PlanTree({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const index = usePlanIndex();
  const [kept, set_kept] = useState(read_kept);
  const open = useMemo(() => new Set(kept.open), [kept.open]);
  const rows = useMemo(() => tree_rows(index, kept.grouping, open), [index, kept.grouping, open]);
  const [focus_key, set_focus_key] = useState<string | undefined>();
  const tree = useRef<HTMLUListElement>(null);

  useEffect(() => {
    try {
      sessionStorage.setItem(open_key, JSON.stringify(kept));
    } catch {
      // Remembered for this page only then.
    }
  }, [kept]);
  useEffect(() => {
    if (selected === undefined) return;
    const needed = branches_to(index, kept.grouping, selected);
    set_kept((before) => (needed.every((key) => before.open.includes(key)) ? before : { ...before, open: [...new Set([...before.open, ...needed])] }));
    // Only a new point or grouping opens branches; the person's own closing stands.
  }, [selected, kept.grouping]);

  const set_open = (key: string, is_open: boolean) =>
    set_kept((before) => ({ ...before, open: is_open ? [...before.open, key] : before.open.filter((other) => other !== key) }));
  const entry = rows.find((row) => row.key === focus_key) ?? rows.find((row) => row.node.id === selected) ?? rows[0];
  const focus_row = (row: TreeRow | undefined) => {
    if (!row) return;
    set_focus_key(row.key);
    const rows_shown = [...(tree.current?.querySelectorAll<HTMLElement>("[data-key]") ?? [])];
    rows_shown.find((element) => element.dataset["key"] === row.key)?.focus();
  };
  const visit = (row: TreeRow) => {
    if (row.branches > 0 && !row.open) set_open(row.key, true);
    go(`/piano/${encodeURIComponent(row.node.code)}`);
  };
  const on_key = (event: KeyboardEvent, row: TreeRow) => {
    const at = rows.indexOf(row);
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus_row(rows[at + 1]),
      ArrowUp: () => focus_row(rows[at - 1]),
      Home: () => focus_row(rows[0]),
      End: () => focus_row(rows.at(-1)),
      ArrowRight: () => (row.branches > 0 && !row.open ? set_open(row.key, true) : row.open && focus_row(rows[at + 1])),
      ArrowLeft: () => (row.open ? set_open(row.key, false) : focus_row(rows.find((other) => other.key === row.parent))),
      Enter: () => visit(row),
      " ": () => visit(row),
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      move();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const letter = event.key.toLowerCase();
      const ordered = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
      focus_row(ordered.find((other) => words_of(other).toLowerCase().startsWith(letter)));
    }
  };
  return (
    <nav className="plan-side" aria-label={t("plan.tree")}>
      <div className="plan-tools">
        <div className="segmented" role="group" aria-label={t("plan.grouping")}>
          {(["area", "section"] as const).map((grouping) => (
            <button key={grouping} type="button" aria-pressed={kept.grouping === grouping} onClick={() => set_kept((before) => ({ ...before, grouping }))}>
              {t(`plan.by_${grouping}`)}
            </button>
          ))}
        </div>
      </div>
      <ul className="plan-tree" role="tree" aria-label={t("plan.tree")} ref={tree}>
        {rows.map((row) => (
          <li
            key={row.key}
            data-key={row.key}
            role="treeitem"
            aria-level={row.level + 1}
            aria-expanded={row.branches > 0 ? row.open : undefined}
            aria-selected={row.node.id === selected}
            tabIndex={row === entry ? 0 : -1}
            className={`tree-row level-${row.level} ${row.node.id === selected ? "selected" : ""} ${row.level === 0 || row.node.fields.kind === "objective" && row.node.fields.level === "strategic" ? "strong" : ""}`}
            onFocus={() => set_focus_key(row.key)}
            onKeyDown={(event) => on_key(event, row)}
            onClick={() => visit(row)}
          >
            <span
              className="twist"
              aria-hidden="true"
              onClick={(event) => {
                if (row.branches === 0) return;
                event.stopPropagation();
                set_open(row.key, !row.open);
              }}
            >
              {row.branches > 0 && <Icon name="chevron-right" />}
            </span>
            <span className="words">
              {words_of(row)}
              {row.empty && <small>{t("plan.no_objective")}</small>}
            </span>
            {row.node.proposals > 0 && (
              <span className="tree-count">
                {row.node.proposals}
                <span className="visually-hidden"> {t("plan.linked_proposals", { count: row.node.proposals })}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="plan-tree-legend" aria-hidden="true">
        <span className="tree-count">n</span> {t("plan.count_legend")}
      </p>
    </nav>
  );
}

/** Code and title; areas and sections are known by their name. */
function words_of(row: TreeRow): string {
  const { node } = row;
  const title = node.title ?? "";
  if (node.fields.kind === "area") return title;
  if (node.fields.kind === "section") return `${node.fields.letter}. ${title}`;
  return `${node.code} ${title}`;
}
