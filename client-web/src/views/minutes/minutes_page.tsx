import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { date_text } from "../../parts/time_text";
import type { Minutes, Sitting } from "../../protocol/types";
import { useDerived, useEntity, useMay } from "../../store/hooks";
import { numbers_of, useSittingByNumber } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { useErased } from "../erasure/erased";
import { InRecord } from "../in_record";
import { public_address } from "../../i18n/language";
import { Link } from "../router";
import { SittingPath } from "../sittings/sitting_links";
import { number_words } from "../sittings/sitting_words";
import { useTitle } from "../use_title";
import { BlockEditor } from "./block_editor";
import { Objections } from "./objections";

/** The minutes of a sitting: written by the secretary from the record, objected to, approved, published. */
export function MinutesPage({ number }: { number: string }) {
  const { t } = useTranslation();
  const sitting = useSittingByNumber(number);
  const minutes = useEntity("minutes", sitting?.id);
  const may_write = useMay("write_minutes");
  const title = t("minutes.of", { number: number_words(number) });
  useTitle(title);
  if (!sitting || (!minutes && !may_write)) {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={t("minutes.none")} act={<Link to={sitting ? `/sedute/${number}` : "/sedute"}>{t("sittings.title")}</Link>}>
          <p>{t("minutes.none_words")}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="bounded page">
      <div className="columns">
        <div className="sections">
          <div className="stack">
            <SittingPath number={number} here={t("minutes.title")} />
            <p className="chips">
              <Chip tone={sitting.minutes === "approved" || sitting.minutes === "published" ? "ok" : "info"}>{t(`minutes_state.${sitting.minutes}`)}</Chip>
            </p>
            <h1>{title}</h1>
            {minutes && <Terms minutes={minutes} />}
          </div>
          <Blocks sitting={sitting} minutes={minutes} />
          {minutes && <Objections sitting={sitting} minutes={minutes} />}
          {minutes && minutes.rectifications.length > 0 && (
            <section aria-labelledby="rectifications">
              <h2 id="rectifications" className="section-head">
                {t("minutes.rectifications")}
              </h2>
              <ol className="stack">
                {minutes.rectifications.map((text, at) => (
                  <li key={at} className="verbatim" {...written(text)}>
                    {text}
                  </li>
                ))}
              </ol>
            </section>
          )}
          <InRecord object={sitting.id} />
        </div>
        <aside className="stack" aria-label={t("desk.acts")}>
          <DocumentLinks number={number} minutes={minutes} />
          <MinutesActs sitting={sitting} />
        </aside>
      </div>
    </div>
  );
}

function Terms({ minutes }: { minutes: Minutes }) {
  const { t, i18n } = useTranslation();
  const day = (at: string) => date_text(at, i18n.language);
  const approved_in = useEntity("sitting", minutes.approved_in);
  return (
    <ul className="plain small term-lines">
      {minutes.state === "draft" && minutes.draft_by !== undefined && <li>{t("minutes.draft_by", { day: day(minutes.draft_by) })}</li>}
      {minutes.objections_until !== undefined && <li>{t("minutes.objections_until", { day: day(minutes.objections_until) })}</li>}
      {minutes.approved_at !== undefined && (
        <li>
          {minutes.tacit ? t("minutes.approved_tacit", { day: day(minutes.approved_at) }) : t("minutes.approved_on", { day: day(minutes.approved_at) })}
          {approved_in?.number !== undefined && `, ${t("sitting.name", { number: number_words(approved_in.number) })}`}
        </li>
      )}
      {minutes.publish_by !== undefined && minutes.published_at === undefined && <li>{t("minutes.publish_by", { day: day(minutes.publish_by) })}</li>}
      {minutes.published_at !== undefined && (
        <li>
          {t("minutes.published_on", { day: day(minutes.published_at) })}
          {minutes.channel !== undefined && minutes.channel !== "" && `, ${minutes.channel}`}
        </li>
      )}
    </ul>
  );
}

/** Once the members have the text it changes only for an objection that was accepted or is to be decided. */
function is_fixed(sitting: Sitting, minutes: Minutes | undefined): boolean {
  if (sitting.minutes === "objections") return minutes?.objections.every((one) => one.accepted === false) ?? true;
  return sitting.minutes === "approved" || sitting.minutes === "published";
}

/** The blocks that people write, in the order of the sections of the document. */
function Blocks({ sitting, minutes }: { sitting: Sitting; minutes: Minutes | undefined }) {
  const { t } = useTranslation();
  const erased = useErased();
  const numbers = numbers_of(sitting.agenda);
  const may_write = useMay("write_minutes");
  const fixed = is_fixed(sitting, minutes);
  const held = (block: string, item?: string) => minutes?.texts.find((text) => text.block === block && text.item === item);
  const general = (block: "place_and_mode" | "communications" | "commitments" | "any_other_business" | "next_sitting" | "publication") => (
    <BlockEditor key={block} sitting={sitting.id} block={block} label={t(`minutes.block.${block}`)} held={held(block)} fixed={fixed} />
  );
  return (
    <section aria-labelledby="minutes-blocks" className="stack">
      <h2 id="minutes-blocks" className="section-head">
        {t("minutes.texts")}
      </h2>
      <Notice icon="locked">{t(may_write && fixed ? "minutes.fixed_words" : "minutes.facts_words")}</Notice>
      <div className="card-plain stack">
        {general("place_and_mode")}
        {general("communications")}
      </div>
      {sitting.agenda
        .filter((item) => item.entry.kind === "discussion")
        .map((item) => (
          <div key={item.entry.id} className="card-plain stack">
            <h3 {...written(item.title)}>{`${numbers.get(item.entry.id) ?? ""} ${item.title ?? erased(item.entry.id, sitting.id)}`}</h3>
            <BlockEditor sitting={sitting.id} block="item_report" item={item.entry.id} label={t("minutes.block.item_report")} held={held("item_report", item.entry.id)} fixed={fixed} />
            <BlockEditor sitting={sitting.id} block="item_discussion" item={item.entry.id} label={t("minutes.block.item_discussion")} held={held("item_discussion", item.entry.id)} fixed={fixed} />
          </div>
        ))}
      <div className="card-plain stack">
        {general("commitments")}
        {general("any_other_business")}
        {general("next_sitting")}
        {general("publication")}
      </div>
    </section>
  );
}

/** The document itself is made by the server: accessible HTML, and PDF where the server can make it. */
function DocumentLinks({ number, minutes }: { number: string; minutes: Minutes | undefined }) {
  const { t, i18n } = useTranslation();
  if (!minutes) return null;
  return (
    <section className="card-plain dense" aria-labelledby="minutes-document">
      <h2 id="minutes-document" className="card-title">
        {t("minutes.document")}
      </h2>
      <ul className="plain link-list">
        <li>
          <a href={public_address(`/verbali/${number}`, i18n.language)}>
            <Icon name="files" />
            <span className="words">{t("minutes.html")}</span>
          </a>
        </li>
        <li>
          <a href={`/verbali/${number}.pdf`}>
            <Icon name="download" />
            <span className="words">{t("minutes.pdf")}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

/** Propose, approve, rectify, publish: each to whom it belongs; the server says whether it is the moment. */
function MinutesActs({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const may_propose = useMay("propose_minutes");
  const may_approve = useMay("approve_minutes");
  const may_rectify = useMay("rectify_minutes");
  const may_publish = useMay("publish_minutes");
  const command = useCommand();
  const [open, set_open] = useState<"approve" | "rectify" | "publish">();
  const state = sitting.minutes;
  const close = () => set_open(undefined);
  if (!may_propose && !may_approve && !may_rectify && !may_publish) return null;
  const approved = state === "approved" || state === "published";
  return (
    <section className="card-plain dense stack" aria-labelledby="minutes-acts">
      <h2 id="minutes-acts" className="card-title">
        {t("desk.acts")}
      </h2>
      {may_propose && (state === "none" || state === "draft") && (
        <Button block sending={command.state === "sending"} {...(sitting.state === "closed" ? {} : { locked: t("minutes.after_close") })} onClick={() => void command.send("propose_minutes", { sitting: sitting.id })}>
          {t("minutes.propose")}
        </Button>
      )}
      {may_approve && !approved && (
        <Button block {...(state === "objections" ? {} : { locked: t("minutes.not_proposed") })} onClick={() => set_open("approve")}>
          {t("minutes.approve")}
        </Button>
      )}
      {may_rectify && approved && (
        <Button block tone="outline" onClick={() => set_open("rectify")}>
          {t("minutes.rectify")}
        </Button>
      )}
      {may_publish && state !== "published" && (
        <Button block tone={approved ? "primary" : "outline"} {...(approved ? {} : { locked: t("minutes.not_approved") })} onClick={() => set_open("publish")}>
          {t("minutes.publish")}
        </Button>
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("minutes.not_proposed_fact")} error={command.error} />}
      {open === "approve" && <ApproveDialog sitting={sitting} on_close={close} />}
      {open === "rectify" && <ReasonDialog title={t("minutes.rectify")} words={t("minutes.rectify_words")} act={t("minutes.rectify")} not_done={t("minutes.not_rectified")} method="rectify_minutes" params={{ sitting: sitting.id }} field="text" label={t("minutes.rectify_text")} shortest={10} longest={4_000} too_short={t("decision.text_short")} on_close={close} />}
      {open === "publish" && <PublishDialog sitting={sitting} on_close={close} />}
    </section>
  );
}

/** A sitting that was opened and has the item under which these minutes are approved. */
const is_about = (later: Sitting, minutes: string): boolean =>
  later.id !== minutes && later.opened_at !== undefined && later.agenda.some(({ entry }) => entry.kind === "previous_minutes" && (entry.subject === undefined || entry.subject === minutes));

/** By the chair, of the sitting at which the table decided. */
function ApproveDialog({ sitting, on_close }: { sitting: Sitting; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const sittings = useDerived(["sitting"], (entities) => entities.all("sitting").filter((one) => is_about(one, sitting.id)), [sitting.id]);
  const [at, set_at] = useState(sittings.at(-1)?.id ?? "");
  return (
    <Dialog title={t("minutes.approve")} on_close={on_close}>
      <p>{t("minutes.approve_words")}</p>
      {sittings.length === 0 ? (
        <Notice tone="warn" icon="warning-circle">
          {t("minutes.no_sitting")}
        </Notice>
      ) : (
        <SelectField label={t("minutes.at_sitting")} value={at} options={sittings.map((one) => ({ value: one.id, label: t("sitting.name", { number: number_words(one.number ?? "") }) }))} on_change={set_at} />
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("minutes.not_approved_fact")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} {...(at === "" ? { locked: t("minutes.no_sitting") } : {})} onClick={() => void command.send("approve_minutes", { sitting: sitting.id, at_sitting: at }).then((done) => done && on_close())}>
        {t("minutes.approve")}
      </DialogActs>
    </Dialog>
  );
}

function PublishDialog({ sitting, on_close }: { sitting: Sitting; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const [channel, set_channel] = useState("");
  return (
    <Dialog title={t("minutes.publish")} on_close={on_close}>
      <p>{t("minutes.publish_words")}</p>
      <div className="field">
        <label htmlFor="publish-channel">
          {t("minutes.channel")} <span className="label-note">{t("convene.optional")}</span>
        </label>
        <input id="publish-channel" className="field-input" type="text" maxLength={300} value={channel} onChange={(event) => set_channel(event.target.value)} />
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("minutes.not_published")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void command.send("publish_minutes", { sitting: sitting.id, ...(channel.trim().length >= 3 ? { channel: channel.trim() } : {}) }).then((done) => done && on_close())}>
        {t("minutes.publish")}
      </DialogActs>
    </Dialog>
  );
}
