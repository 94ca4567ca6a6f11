import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Fact } from "../../parts/fact";
import { Icon } from "../../parts/icon";
import { Notice } from "../../parts/notice";
import { HashText } from "../../parts/proof_state";
import { Skeleton } from "../../parts/skeleton";
import { compact_date_text, number_text, second_text } from "../../parts/time_text";
import type { EntryDetail as Detail } from "../../protocol/types";
import { useEntity, useMay, useSession } from "../../store/hooks";
import { proof_file, save_file } from "../../store/receipts";
import { useQuery } from "../../store/use_command";
import { EraseButton, targets_of } from "../erasure/erase_button";
import { EventSentence } from "../event_sentence";
import { Link, usePlace } from "../router";
import { past_address } from "../past/past_object";
import { PollRecount } from "../polls/poll_recount";
import { RecountCard } from "../votes/recount_card";
import { ActedUnder } from "./acted_under";
import { EntryProof } from "./entry_proof";
import { FieldWords } from "./field_words";

/** An opened entry: sentence, fields, proof, hash, bytes (picture 09). It never changes, except its proof. */
export function EntryDetail({ index }: { index: number }) {
  const { t } = useTranslation();
  const { value, failed, reload } = useQuery<Detail>("get_entry", { index });
  if (failed) {
    return (
      <div className="card-plain">
        <h1>{t("record.entry_title", { n: index })}</h1>
        <p>{t("record.entry_failed")}</p>
        <Button tone="outline" icon="refresh" onClick={reload}>
          {t("connection.retry_now")}
        </Button>
      </div>
    );
  }
  if (!value) {
    return (
      <div>
        <h1 className="visually-hidden">{t("record.entry_title", { n: index })}</h1>
        <Skeleton words={t("record.entry_loading")} cards={1} />
      </div>
    );
  }
  return <Opened entry={value} />;
}

function Opened({ entry }: { entry: Detail }) {
  const { t, i18n } = useTranslation();
  const { search } = usePlace();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const { line } = entry;
  const may_file = useMay("file_finding");
  const n = (index: number) => number_text(index, i18n.language);
  const vote = useEntity("vote", line.object.startsWith("vote-") ? line.object : undefined);
  const outcome = useEntity("outcome", vote?.id);
  const poll = useEntity("poll", line.object.startsWith("poll-") ? line.object : undefined);
  const result = useEntity("poll_result", poll?.id);
  const bytes = new TextEncoder().encode(entry.leaf).length;
  return (
    <article className="card-plain entry-detail" aria-labelledby="entry-title">
      <header>
        <div className="entry-kicker">
          <p className="small muted">{t("record.entry_title", { n: n(line.index) })}</p>
          <p className="small muted figures">
            <time dateTime={line.ts}>{`${compact_date_text(line.ts, i18n.language)}, ${second_text(line.ts, i18n.language)},${line.ts.slice(20, 23)}`}</time>
          </p>
        </div>
        <h1 id="entry-title">
          <EventSentence told={line} brief={false} />
        </h1>
        <dl className="entry-facts">
          <Fact name={t("record.capacity")}>{t(`capacity.${line.capacity}`)}</Fact>
          {line.under && (
            <Fact name={t("acted_under.name")}>
              <ActedUnder under={line.under} />
            </Fact>
          )}
          <Fact name={t("record.type")}>
            <code>{line.event}</code>
          </Fact>
          {entry.fields.map((field) => (
            <Fact key={field.name} name={t(`entry_field.${field.name}`, { defaultValue: field.name })}>
              <FieldWords field={field} />
            </Fact>
          ))}
        </dl>
        <nav className="button-row" aria-label={t("record.of_object")}>
          {entry.previous_of_object !== undefined && (
            <Link to={`/registro/${entry.previous_of_object}${search}`} className="btn btn-outline-primary btn-dense">
              <Icon name="chevron-left" />
              {t("record.previous")}
            </Link>
          )}
          {entry.next_of_object !== undefined && (
            <Link to={`/registro/${entry.next_of_object}${search}`} className="btn btn-outline-primary btn-dense">
              {t("record.next")}
              <Icon name="chevron-right" />
            </Link>
          )}
          <Link to={`/registro?oggetto=${encodeURIComponent(line.object)}`} className="small">
            {t("record.same_object")}
          </Link>
          <Link to={`${past_address}/${line.index + 1}`} className="small">
            {t("past.after_entry")}
          </Link>
          {line.under?.office !== undefined && (
            <Link to={`/registro?mandato=${encodeURIComponent(line.under.office)}`} className="small">
              {t("acted_under.same")}
            </Link>
          )}
          <EraseButton targets={targets_of(line)} />
          {may_file && (
            <Link to={`/revisione/nuovo?voce=${line.index}&oggetto=${encodeURIComponent(line.object)}`} className="small">
              {t("audit.file_here")}
            </Link>
          )}
        </nav>
      </header>
      <EntryProof entry={entry} />
      <section>
        <h2 className="fact-title">{t("record.hash")}</h2>
        <HashText hash={entry.leaf_hash} />
      </section>
      <section>
        <div className="section-head entry-bytes-head">
          <h2 className="fact-title">{t("record.bytes", { n: n(bytes) })}</h2>
          <span className="button-row">
            <CopyButton text={entry.leaf} />
            <button
              type="button"
              className="text-button underlined"
              onClick={() => {
                save_file(`${table}-voce-${line.index}.tlog-proof`, proof_file(line.index, entry.inclusion_proof, entry.checkpoint, entry.leaf), "text/plain");
                save_file(`${table}-voce-${line.index}.json`, entry.leaf, "application/json");
              }}
            >
              {t("record.download_proof")}
            </button>
            <Link to={`/ricevute/${line.index}`} className="small">
              {t("own_receipts.open")}
            </Link>
          </span>
        </div>
        <pre className="entry-bytes on-navy" tabIndex={0} aria-label={t("record.bytes_label")}>
          {entry.leaf}
        </pre>
      </section>
      {vote && outcome && line.event === "outcome.declared" && <RecountCard vote={vote} outcome={outcome} />}
      {poll && result && line.event === "poll.result_declared" && <PollRecount poll={poll} view={result} />}
      <Notice>{t("record.guarantee")}</Notice>
    </article>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, set_copied] = useState(false);
  return (
    <button type="button" className="text-button underlined" onClick={() => void navigator.clipboard?.writeText(text).then(() => set_copied(true))}>
      {copied ? t("record.copied") : t("record.copy")}
    </button>
  );
}
