import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../../i18n/language";
import { Chip } from "../../../parts/chip";
import { Picker } from "../../../parts/picker";
import { ancestors_of, usePlanIndex } from "../../../store/selectors";
import { useErased } from "../../erasure/erased";
import { Link } from "../../router";
import { useForm } from "./form_context";
import { field_id } from "./problems";

/** Step 1: the point of the plan, found by code or words. */
export function StepTarget() {
  const { t } = useTranslation();
  const erased = useErased();
  const { node, choose_target, error_at } = useForm();
  const index = usePlanIndex();
  const options = useMemo(
    () =>
      [...index.by_id.values()]
        .filter((point) => point.open_to_proposals)
        .map((point) => ({ value: point.id, text: `${point.code} ${point.title ?? ""}`, note: t(`node_kind.${point.fields.kind}`) })),
    [index, t],
  );
  const path = node ? ancestors_of(index, node).slice(0, -1) : [];
  return (
    <div className="stack">
      {node && (
        <div className="card-plain dense bar-primary">
          <div className="chips">
            <Chip tone="code">{node.code}</Chip>
            <Chip>{t(`node_kind.${node.fields.kind}`)}</Chip>
            <Chip tone="warn">{t("plan.version_n", { n: node.version })}</Chip>
          </div>
          <h3 {...written(node.title)}>{node.title ?? erased(node.id)}</h3>
          {node.text !== undefined && node.text !== "" && <p className="verbatim" {...written(node.text)}>{node.text}</p>}
          {path.length > 0 && <p className="smallest muted" {...written(path[0]?.title)}>{path.map((point) => `${point.code} ${point.title ?? ""}`).join(" › ")}</p>}
          <p className="small">
            <Link to={`/piano/${encodeURIComponent(node.code)}`}>{t("form.read_point")}</Link>
          </p>
        </div>
      )}
      {choose_target ? (
        <Picker
          id={field_id("/content/target")}
          label={node ? t("form.other_target") : t("form.target")}
          options={options}
          hint={t("form.target_hint")}
          error={error_at("/content/target")}
          on_pick={(id) => {
            const picked = index.by_id.get(id);
            if (picked) choose_target(picked);
          }}
        />
      ) : (
        <p className="small muted">{t("form.target_fixed")}</p>
      )}
    </div>
  );
}
