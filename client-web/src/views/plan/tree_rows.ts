import type { PlanNode, SectionLetter } from "../../protocol/types";
import { subtree_of, type PlanIndex } from "../../store/selectors";

export type Grouping = "area" | "section";

export interface TreeRow {
  /** Unique in the tree: a point may stand under two sections. */
  readonly key: string;
  readonly node: PlanNode;
  readonly level: number;
  readonly parent: string | undefined;
  readonly branches: number;
  readonly open: boolean;
  /** An area or section without a single objective: it stays visible and says so. */
  readonly empty: boolean;
}

const shown_kinds = new Set(["objective", "action"]);

function children_of(index: PlanIndex, node: PlanNode): readonly PlanNode[] {
  return (index.children.get(node.id) ?? []).filter((child) => shown_kinds.has(child.fields.kind));
}

/** Points that a section of the plan holds: objectives that name its letter. */
export function objectives_of_section(index: PlanIndex, letter: SectionLetter): readonly PlanNode[] {
  return [...index.by_id.values()].filter((node) => node.fields.kind === "objective" && node.fields.sections.includes(letter));
}

/** The rows that are in the page: a closed branch has none (screens 5.3). */
export function tree_rows(index: PlanIndex, grouping: Grouping, open: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: PlanNode, level: number, parent: string | undefined, children: readonly PlanNode[]) => {
    const key = parent === undefined ? node.id : `${parent}/${node.id}`;
    const is_open = open.has(key) && children.length > 0;
    const is_group = node.fields.kind === "area" || node.fields.kind === "section";
    rows.push({ key, node, level, parent, branches: children.length, open: is_open, empty: is_group && children.length === 0 });
    if (!is_open) return;
    for (const child of children) add(child, level + 1, key, grouping === "section" ? [] : children_of(index, child));
  };
  for (const root of index.roots) {
    if (root.fields.kind !== grouping) continue;
    add(root, 0, undefined, root.fields.kind === "section" ? objectives_of_section(index, root.fields.letter) : children_of(index, root));
  }
  return rows;
}

/** The branches to open so that a point can be seen. */
export function branches_to(index: PlanIndex, grouping: Grouping, id: string): readonly string[] {
  if (grouping === "section") {
    return index.roots
      .filter((root) => root.fields.kind === "section" && objectives_of_section(index, root.fields.letter).some((node) => node.id === id))
      .slice(0, 1)
      .map((root) => root.id);
  }
  for (const root of index.roots) {
    if (root.fields.kind !== "area" || !subtree_of(index, root).some((node) => node.id === id)) continue;
    const keys: string[] = [];
    const path: PlanNode[] = [];
    for (let at = index.by_id.get(id); at; at = at.parent === undefined ? undefined : index.by_id.get(at.parent)) path.unshift(at);
    let key = "";
    for (const node of path) {
      key = key === "" ? node.id : `${key}/${node.id}`;
      keys.push(key);
    }
    return keys;
  }
  return [];
}
