import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { diff_words } from "../../parts/diff_words";
import { Icon } from "../../parts/icon";
import { DiffText } from "../../parts/text_diff";
import type { PlanNode } from "../../protocol/types";

/** The text of a point; if it changes while one reads, its changed words keep a tint until one leaves (screens 5.3). */
export function TextChanged({ node }: { node: PlanNode }) {
  const { t } = useTranslation();
  const [arrived_with] = useState(() => ({ version: node.version, text: node.text ?? "" }));
  const text = node.text ?? "";
  if (text === arrived_with.text) return <p className="object-text" {...written(text)}>{text}</p>;
  return (
    <div className="object-text">
      <p className="notice">
        <Icon name="refresh" />
        <span>{t("plan.changed_while_reading", { from: arrived_with.version, to: node.version })}</span>
      </p>
      <DiffText parts={diff_words(arrived_with.text, text)} show={["same", "added"]} />
    </div>
  );
}
