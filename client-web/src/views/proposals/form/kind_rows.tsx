import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button";
import { Field } from "../../../parts/field";
import { SelectField } from "../../../parts/select_field";
import type { NodeKind, ProposedNode } from "../../../protocol/types";
import { useForm } from "./form_context";
import { first_rows, kinds_beneath, most_rows } from "./form_fields";
import { field_id, limits } from "./problems";

/** The new points of `enrich` and the parts of `articulate`, one card a row; order is changed with buttons. */
export function KindRows({ kind }: { kind: "enrich" | "articulate" }) {
  const { t } = useTranslation();
  const { fields, set, node, error_at } = useForm();
  const list = kind === "enrich" ? "nodes" : "children";
  const offered = kinds_beneath(node, kind === "articulate");
  const [usual = "action"] = offered;
  const rows = fields.nodes;
  const change = (at: number, part: Partial<ProposedNode>) => set({ nodes: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  const move = (at: number, by: number) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + by, 0, row);
    set({ nodes: next });
  };
  const list_error = error_at(`/content/patch/${list}`);
  return (
    <div className="stack" id={field_id(`/content/patch/${list}`)} tabIndex={-1}>
      <h3>{t(`form.rows.${kind}`)}</h3>
      <p className="small muted">{t(`form.rows_words.${kind}`)}</p>
      {list_error !== undefined && <p className="field-error">{list_error}</p>}
      {rows.map((row, at) => {
        const pointer = `/content/patch/${list}/${at}`;
        const name = t(`form.row.${kind}`, { n: at + 1 });
        const kinds = offered.includes(row.node_kind) ? offered : [...offered, row.node_kind];
        return (
          <fieldset key={at} className="card-plain dense row-card">
            <legend className="field-label">{name}</legend>
            <SelectField
              id={field_id(`${pointer}/node_kind`)}
              label={t("form.row_kind")}
              value={row.node_kind}
              options={kinds.map((value) => ({ value, label: t(`node_kind.${value}`) }))}
              error={error_at(`${pointer}/node_kind`)}
              on_change={(value) => change(at, { node_kind: value as NodeKind })}
            />
            <Field id={field_id(`${pointer}/title`)} label={t("form.row_title")} value={row.title} on_change={(title) => change(at, { title })} max={limits.node_title[1]} error={error_at(`${pointer}/title`)} />
            <Field id={field_id(`${pointer}/text`)} label={t("form.row_text")} value={row.text} on_change={(text) => change(at, { text })} lines={3} max={limits.node_text[1]} hint={t("personal_data_note")} error={error_at(`${pointer}/text`)} />
            <div className="button-row">
              {at > 0 && (
                <Button tone="outline" dense icon="arrow-up" onClick={() => move(at, -1)} aria-label={t("form.move_up_of", { name })}>
                  {t("form.move_up")}
                </Button>
              )}
              {at < rows.length - 1 && (
                <Button tone="outline" dense icon="arrow-down" onClick={() => move(at, 1)} aria-label={t("form.move_down_of", { name })}>
                  {t("form.move_down")}
                </Button>
              )}
              {rows.length > first_rows[kind] && (
                <Button tone="link" dense icon="close" onClick={() => set({ nodes: rows.filter((_, index) => index !== at) })} aria-label={t("form.drop_row_of", { name })}>
                  {t("form.drop_row")}
                </Button>
              )}
            </div>
          </fieldset>
        );
      })}
      {rows.length < most_rows[kind] && (
        <Button tone="outline" icon="plus" onClick={() => set({ nodes: [...rows, { node_kind: usual, title: "", text: "" }] })}>
          {t(`form.add_row.${kind}`)}
        </Button>
      )}
    </div>
  );
}
