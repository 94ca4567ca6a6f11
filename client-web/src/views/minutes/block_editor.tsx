import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { DraftFound, Field } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text } from "../../parts/time_text";
import type { MinutesBlock, MinutesText } from "../../protocol/types";
import { useDraft, useMay } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

export interface BlockEditorProps {
  readonly sitting: string;
  readonly block: MinutesBlock;
  readonly item?: string;
  readonly label: string;
  readonly held: MinutesText | undefined;
  readonly lines?: number;
  /** The text is fixed: it is read, and no more written. */
  readonly fixed?: boolean;
}

/**
 * One block that the secretary writes. The draft keeps the version it was begun on: who wrote in the meantime is not
 * overwritten, the field is not touched, and the two stand side by side until the person decides.
 */
export function BlockEditor({ sitting, block, item, label, held, lines = 4, fixed = false }: BlockEditorProps) {
  const { t, i18n } = useTranslation();
  const may = useMay("write_minutes");
  const command = useCommand();
  const version = held?.version ?? 0;
  const draft = useDraft<{ text: string }>(`minutes:${sitting}/${block}/${item ?? ""}`, { text: held?.text ?? "" }, version);
  const [comparing, set_comparing] = useState(false);
  const { text } = draft.fields;
  const dirty = draft.kept_at !== undefined && text !== (held?.text ?? "");
  const base = dirty ? (draft.base_version ?? version) : version;
  const overtaken = dirty && version > base;
  if (!may || fixed) {
    return (
      <div className="minutes-block">
        <h3>{label}</h3>
        {held?.text === undefined || held.text === "" ? (
          <p className="muted">{t("minutes.block_empty")}</p>
        ) : (
          <p className="verbatim" {...written(held.text)}>
            {held.text}
          </p>
        )}
      </div>
    );
  }
  const save = () => void command.send("write_minutes", { sitting, block, ...(item !== undefined ? { item } : {}), version: base, text }, { draft: draft.key });
  return (
    <div className="minutes-block">
      {draft.found_at !== undefined && dirty && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      {overtaken && (
        <Notice
          tone="warn"
          icon="warning-circle"
          acts={
            <>
              <Button dense tone="outline" onClick={() => set_comparing(!comparing)}>
                {t("minutes.compare")}
              </Button>
              <Button dense tone="outline" onClick={() => draft.move_to(version)}>
                {t("minutes.keep_mine")}
              </Button>
              <Button dense tone="link" onClick={draft.discard}>
                {t("minutes.take_theirs")}
              </Button>
            </>
          }
        >
          {t("minutes.overtaken", { n: version })}
          {comparing && (
            <p className="verbatim" {...written(held?.text)}>
              «{held?.text}»
            </p>
          )}
        </Notice>
      )}
      <Field label={label} value={text} on_change={(next) => draft.set({ text: next })} lines={lines} max={10_000} kept_at={dirty ? draft.kept_at : undefined} hint={t("personal_data_note")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("minutes.not_written")} error={command.error} />}
      <div className="block-foot">
        <Button dense tone="outline" icon="pencil" sending={command.state === "sending"} {...(!dirty ? { locked: t("minutes.nothing_new") } : overtaken ? { locked: t("minutes.decide_first") } : {})} onClick={save}>
          {t("minutes.save")}
        </Button>
        <span className="smallest muted">
          <Icon name="pencil" /> {version === 0 ? t("minutes.no_version") : t("minutes.version", { n: version, hour: held?.at === undefined ? "" : hour_text(held.at, i18n.language) })}
        </span>
      </div>
    </div>
  );
}
