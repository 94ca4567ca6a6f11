import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button";
import { Notice } from "../../../parts/notice";
import { TextDiff } from "../../../parts/text_diff";
import { useForm } from "./form_context";
import { base_of } from "./form_fields";

/** The plan changed under the writer: a strip above the fields, never in them; the draft moves only by a press. */
export function BaseMoved() {
  const { t } = useTranslation();
  const { fields, set, node } = useForm();
  const [open, set_open] = useState(false);
  const { base } = fields;
  if (!node || !base || base.version >= node.version) return null;
  return (
    <div className="stack">
      <Notice
        icon="refresh"
        acts={
          <>
            <Button tone="outline" dense aria-expanded={open} onClick={() => set_open(!open)}>
              {open ? t("moved.hide") : t("form.compare")}
            </Button>
            <Button dense onClick={() => set({ base: base_of(node) })}>
              {t("form.move_base", { n: node.version })}
            </Button>
          </>
        }
      >
        <strong>{t("form.base_moved")}</strong> {t("form.base_moved_words", { from: base.version, to: node.version })}
      </Notice>
      {open && <TextDiff layout="inline" before={`${base.title}\n\n${base.text}`} after={`${node.title ?? ""}\n\n${node.text ?? ""}`} before_label={t("moved.then", { n: base.version })} after_label={t("moved.now", { n: node.version })} />}
    </div>
  );
}
