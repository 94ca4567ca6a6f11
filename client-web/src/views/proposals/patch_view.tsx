import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { DiffLayoutSwitch, TextDiff, useDiffLayout } from "../../parts/text_diff";
import type { Differentiate, Patch, ProposedNode, VariantScope } from "../../protocol/types";
import { useDerived, useEntity } from "../../store/hooks";

export interface PatchViewProps {
  readonly patch: Patch;
  readonly base_title: string | undefined;
  readonly base_text: string | undefined;
  readonly target: string;
  readonly target_version: number;
  readonly heading: string;
  /** Words over the right column; "Testo proposto" unless it is one's own preview. */
  readonly after_label?: string;
}

/** How the text of the plan would change: a fitting drawing for each of the four kinds. */
export function PatchView(props: PatchViewProps) {
  const { patch, heading } = props;
  const [layout, set_layout] = useDiffLayout();
  return (
    <section aria-label={heading} className="stack">
      <div className="section-head">
        <h2>{heading}</h2>
        {patch.kind === "modify" && <DiffLayoutSwitch layout={layout} on_change={set_layout} />}
      </div>
      <PatchBody {...props} layout={layout} />
    </section>
  );
}

export function PatchBody({ patch, base_title, base_text, target, target_version, after_label, layout }: PatchViewProps & { layout: "side" | "inline" }) {
  const { t } = useTranslation();
  const node = useEntity("plan_node", target);
  const before_label = t("patch.base", { code: node?.code ?? "", n: target_version });
  const after = after_label ?? t("patch.proposed");
  switch (patch.kind) {
    case "modify":
      return (
        <>
          {patch.title !== patch.quoted_title && <TextDiff layout={layout} before={patch.quoted_title} after={patch.title} before_label={t("patch.title_before")} after_label={t("patch.title_after")} />}
          {(patch.text !== patch.quoted_text || patch.title === patch.quoted_title) && <TextDiff layout={layout} before={patch.quoted_text} after={patch.text} before_label={before_label} after_label={after} />}
        </>
      );
    case "enrich":
      return (
        <>
          <BaseText label={before_label} title={base_title} text={base_text} note={t("patch.stays")} />
          <AddedNodes nodes={patch.nodes} label={t("patch.added_points", { count: patch.nodes.length })} />
        </>
      );
    case "differentiate":
      return (
        <>
          <BaseText label={before_label} title={base_title} text={base_text} note={t("patch.stays")} />
          <Variant patch={patch} label={t("patch.variant")} />
        </>
      );
    case "articulate":
      return (
        <>
          <BaseText label={before_label} title={base_title} text={base_text} note={t("patch.stays_parent")} />
          <AddedNodes nodes={patch.children} label={t("patch.children", { count: patch.children.length })} numbered />
        </>
      );
  }
}

function BaseText({ label, title, text, note }: { label: string; title: string | undefined; text: string | undefined; note: string }) {
  const { t } = useTranslation();
  return (
    <div className="card-plain dense patch-base">
      <p className="small muted">{label}</p>
      <h3>{title ?? t("erased")}</h3>
      {text !== undefined && text !== "" && <p className="verbatim" {...written(text)}>{text}</p>}
      <p className="smallest muted">{note}</p>
    </div>
  );
}

function AddedNodes({ nodes, label, numbered = false }: { nodes: readonly ProposedNode[]; label: string; numbered?: boolean }) {
  const { t } = useTranslation();
  return (
    <ol className="plain stack added-nodes" aria-label={label}>
      {nodes.map((node, at) => (
        <li key={at} className="card-plain dense bar-ok">
          <p className="chips">
            <Chip tone="ok" icon="plus">
              {numbered ? t("patch.nth_child", { n: at + 1 }) : t("patch.new_point")}
            </Chip>
            <Chip>{t(`node_kind.${node.node_kind}`)}</Chip>
          </p>
          <h3>
            <ins {...written(node.title)}>{node.title}</ins>
          </h3>
          {node.text !== "" && (
            <p className="verbatim">
              <ins {...written(node.text)}>{node.text}</ins>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Variant({ patch, label }: { patch: Differentiate; label: string }) {
  return (
    <div className="card-plain dense bar-ok">
      <p className="chips">
        <Chip tone="ok" icon="plus">
          {label}
        </Chip>
      </p>
      <h3>
        <ins {...written(patch.title)}>{patch.title}</ins>
      </h3>
      {patch.text !== "" && (
        <p className="verbatim">
          <ins {...written(patch.text)}>{patch.text}</ins>
        </p>
      )}
      <ScopeWords scope={patch.scope} />
    </div>
  );
}

/** Where and for whom a variant holds: comuni by name with their count, zones, target group, way of delivery. */
export function ScopeWords({ scope }: { scope: VariantScope }) {
  const { t } = useTranslation();
  const names = useDerived(["comune", "zone"], (entities) => ({
    comuni: scope.comuni.map((id) => entities.get("comune", id)?.name ?? id).sort((a, b) => a.localeCompare(b, "it")),
    zones: scope.zones.map((id) => entities.get("zone", id)?.name ?? id),
  }), [scope]);
  return (
    <dl className="scope-words">
      {names.comuni.length > 0 && (
        <div>
          <dt>{t("patch.comuni", { count: names.comuni.length })}</dt>
          <dd>{names.comuni.join(", ")}</dd>
        </div>
      )}
      {names.zones.length > 0 && (
        <div>
          <dt>{t("patch.zones")}</dt>
          <dd>{names.zones.join(", ")}</dd>
        </div>
      )}
      {scope.target_group !== undefined && (
        <div>
          <dt>{t("patch.target_group")}</dt>
          <dd>{scope.target_group}</dd>
        </div>
      )}
      {scope.delivery_mode !== undefined && (
        <div>
          <dt>{t("patch.delivery_mode")}</dt>
          <dd>{scope.delivery_mode}</dd>
        </div>
      )}
    </dl>
  );
}
