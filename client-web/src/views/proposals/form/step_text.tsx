import { useTranslation } from "react-i18next";
import { Field } from "../../../parts/field";
import { KindDrawing } from "../../../parts/kind_drawing";
import type { ProposalKind } from "../../../protocol/types";
import { useForm } from "./form_context";
import { base_of, first_rows, kinds_beneath, type FormFields } from "./form_fields";
import { KindRows } from "./kind_rows";
import { KindScope } from "./kind_scope";
import { LatePreview } from "./late_preview";
import { field_id, limits } from "./problems";

const kinds: readonly ProposalKind[] = ["enrich", "modify", "differentiate", "articulate"];

/** Step 2: kind by drawing and sentence, then only the fields of that kind, with what changes beneath. */
export function StepText() {
  const { t } = useTranslation();
  const { fields, set, kept_at, error_at } = useForm();
  return (
    <div className="stack">
      <KindChoice />
      {fields.kind !== undefined && <KindFields kind={fields.kind} />}
      <Field
        id={field_id("/content/title")}
        label={t("form.title")}
        value={fields.title}
        on_change={(title) => set({ title })}
        max={limits.title[1]}
        hint={t("form.title_hint")}
        kept_at={kept_at}
        error={error_at("/content/title")}
      />
      {fields.kind !== undefined && <LatePreview />}
    </div>
  );
}

function KindChoice() {
  const { t } = useTranslation();
  const { fields, set, node, error_at } = useForm();
  const error = error_at("/content/patch/kind");
  const choose = (kind: ProposalKind) => {
    const rows = kind === "enrich" || kind === "articulate" ? first_rows[kind] : 0;
    const [usual = "action"] = kinds_beneath(node, kind === "articulate");
    const missing = Math.max(0, rows - fields.nodes.length);
    const nodes = [...fields.nodes, ...Array.from({ length: missing }, () => ({ node_kind: usual, title: "", text: "" }))];
    set({ kind, nodes } satisfies Partial<FormFields>);
  };
  return (
    <fieldset className="kind-choice" id={field_id("/content/patch/kind")} tabIndex={-1} aria-describedby={error !== undefined ? "kind-error" : undefined}>
      <legend className="field-label">{t("form.kind")}</legend>
      <div className="kind-cards">
        {kinds.map((kind) => (
          <label key={kind} className={`kind-card ${fields.kind === kind ? "chosen" : ""}`}>
            <input type="radio" name="proposal-kind" value={kind} checked={fields.kind === kind} onChange={() => choose(kind)} />
            <KindDrawing kind={kind} />
            <strong>{t(`proposal_kind.${kind}`)}</strong>
            <span className="small muted">{t(`form.kind_words.${kind}`)}</span>
            <span className="smallest muted">{t(`form.kind_on.${kind}`)}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id="kind-error" className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function KindFields({ kind }: { kind: ProposalKind }) {
  const { t } = useTranslation();
  const { fields, set, node, kept_at, error_at } = useForm();
  if (kind === "enrich" || kind === "articulate") return <KindRows kind={kind} />;
  const base = fields.base ?? (node ? base_of(node) : { version: 1, title: "", text: "" });
  return (
    <div className="stack">
      <Field
        id={field_id("/content/patch/title")}
        label={kind === "modify" ? t("form.node_title") : t("form.variant_title")}
        value={fields.new_title ?? base.title}
        on_change={(new_title) => set({ new_title })}
        max={limits.node_title[1]}
        error={error_at("/content/patch/title")}
      />
      <Field
        id={field_id("/content/patch/text")}
        label={kind === "modify" ? t("form.node_text") : t("form.variant_text")}
        value={fields.new_text ?? base.text}
        on_change={(new_text) => set({ new_text })}
        lines={6}
        max={limits.node_text[1]}
        hint={t("personal_data_note")}
        kept_at={kept_at}
        error={error_at("/content/patch/text")}
      />
      {kind === "differentiate" && <KindScope />}
    </div>
  );
}
