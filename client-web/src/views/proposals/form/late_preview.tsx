import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PatchView } from "../patch_view";
import { useForm } from "./form_context";
import { patch_of } from "./form_fields";

/** What changes in the plan, 300 ms after the last key (screens 5.4). */
export function LatePreview() {
  const { t } = useTranslation();
  const { fields, node } = useForm();
  const late = useLate(fields, 300);
  const patch = patch_of(late);
  if (!patch || late.target === undefined || !node) return null;
  const nothing = (patch.kind === "enrich" && patch.nodes.every((row) => row.title === "")) || (patch.kind === "articulate" && patch.children.every((row) => row.title === ""));
  if (nothing) return null;
  return (
    <PatchView
      heading={t("form.what_changes")}
      patch={patch}
      base_title={late.base?.title ?? node.title}
      base_text={late.base?.text ?? node.text}
      target={late.target}
      target_version={late.base?.version ?? node.version}
      after_label={t("form.your_proposal")}
    />
  );
}

function useLate<Value>(value: Value, delay_ms: number): Value {
  const [late, set_late] = useState(value);
  useEffect(() => {
    const id = setTimeout(() => set_late(value), delay_ms);
    return () => clearTimeout(id);
  }, [value, delay_ms]);
  return late;
}
