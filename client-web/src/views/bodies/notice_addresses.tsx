import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { DraftFound, Field, is_email } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { AddressKind, Organisation } from "../../protocol/types";
import { useDraft, useEntity, useSession } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { useCommand } from "../../store/use_command";

const kinds: readonly AddressKind[] = ["pec", "email"];

type Fields = Record<AddressKind, string>;

/** The body's own mailboxes: its notices of sittings go there beside those who hold its mandates. Never in public. */
export function NoticeAddressesCard({ body }: { body: Organisation }) {
  const { t } = useTranslation();
  const relation = useRelation(body.id);
  const may_set = useMayOn("set_notice_addresses", relation);
  const member = useSession((state) => state.acting !== undefined);
  const held = useEntity("notice_addresses", body.id);
  const [open, set_open] = useState(false);
  if (!member) return null;
  return (
    <section aria-labelledby="addresses-title">
      <div className="section-head">
        <h2 id="addresses-title">{t("addresses.title")}</h2>
        {may_set && (
          <Button dense tone="outline" icon="pencil" onClick={() => set_open(true)}>
            {t("addresses.set")}
          </Button>
        )}
      </div>
      <p className="small muted holders-note">{t("addresses.note")}</p>
      {held ? (
        <dl className="facts card-plain flush">
          {held.addresses.map((line) => (
            <div key={line.kind}>
              <dt>{t(`addresses.kind.${line.kind}`)}</dt>
              <dd className="address-text">{line.address}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{t("addresses.none")}</p>
      )}
      {open && <AddressesDialog body={body} held={held?.addresses ?? []} on_close={() => set_open(false)} />}
    </section>
  );
}

function AddressesDialog({ body, held, on_close }: { body: Organisation; held: readonly { kind: AddressKind; address: string }[]; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const now = (kind: AddressKind) => held.find((line) => line.kind === kind)?.address ?? "";
  const draft = useDraft<Fields>(`addresses:${body.id}`, { pec: now("pec"), email: now("email") });
  const [tried, set_tried] = useState(false);
  const { fields } = draft;
  const wrong = (kind: AddressKind) => fields[kind] !== "" && !is_email(fields[kind]);
  const send = async () => {
    set_tried(true);
    if (kinds.some(wrong)) return;
    const addresses = kinds.filter((kind) => fields[kind] !== "").map((kind) => ({ kind, address: fields[kind] }));
    if (await command.send("set_notice_addresses", { organisation: body.id, addresses }, { draft: draft.key })) on_close();
  };
  return (
    <Dialog title={t("addresses.dialog", { name: body.name ?? "" })} on_close={on_close}>
      <p className="small muted">{t("addresses.words")}</p>
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      {kinds.map((kind) => (
        <Field key={kind} label={t(`addresses.kind.${kind}`)} label_note={t("form.optional")} value={fields[kind]} on_change={(value) => draft.set({ ...fields, [kind]: value.trim() })} max={254} error={tried && wrong(kind) ? t("holder.problem.holder_email") : undefined} />
      ))}
      {command.state === "refused" && command.error && <RefusalCard fact={t("addresses.not_done")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("addresses.act")}
      </DialogActs>
    </Dialog>
  );
}
