import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip, type ChipTone } from "../../parts/chip";
import { diff_words } from "../../parts/diff_words";
import { number_text } from "../../parts/time_text";
import { DiffText } from "../../parts/text_diff";
import type { DifferentField, Difference, PastDifferences } from "../../protocol/session";
import type { EntityStore } from "../../store/entities";
import { useDerived } from "../../store/hooks";
import { kind_of_ref, ObjectLink } from "../object_link";
import { past_address } from "../past/past_object";
import { Link } from "../router";
import { DifferenceValue } from "./difference_value";
import { field_words, item_words, value_words } from "./value_words";

const tones: Record<Difference["kind"], ChipTone> = { added: "ok", changed: "info", ended: "muted", erased: "warn", gone: "outline" };
const icons: Record<Difference["kind"], string> = { added: "plus", changed: "pencil", ended: "locked", erased: "close-circle", gone: "close" };

interface CardProps {
  readonly one: Difference;
  readonly between: Pick<PastDifferences, "from" | "to">;
}

/** What became of one thing: its fields before and after, the entries that did it, and the thing at both moments. */
export function DifferenceCard({ one, between }: CardProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const page = useDerived(["proposal", "sitting", "plan_node"], (entities) => page_of(one.id, entities), [one.id]);
  const kind = kind_of_ref(one.id);
  const word = i18n.exists(`object.${kind}`) && kind !== "redaction" ? t(`object.${kind}`) : t(`differences.group.${one.group}`);
  const at = (size: number) => `${past_address}/${size}${page === "/" ? "" : page}`;
  const explained = one.kind === "added" || one.kind === "gone" || one.kind === "erased" ? t(`differences.explained.${one.kind}`) : undefined;
  return (
    <li className="card-plain dense difference">
      <div className="section-head">
        <h3 id={id} className="card-title">
          <span className="difference-word">{word}</span> <span {...written(one.label)}>{one.label ?? (one.erased ? t("field_state.redacted") : one.id.slice(kind.length + 1))}</span>
        </h3>
        <Chip tone={tones[one.kind]} icon={icons[one.kind]}>
          {t(`differences.kind.${one.kind}`)}
        </Chip>
      </div>
      {explained !== undefined && <p className="small muted">{explained}</p>}
      {one.erased && one.kind !== "erased" && <p className="small muted">{t("differences.erased_since")}</p>}
      {one.fields.length > 0 && (
        <dl className="difference-fields" aria-labelledby={id}>
          {one.fields.map((field, at_field) => (
            <FieldBetween key={at_field} field={field} erased={one.erased} />
          ))}
        </dl>
      )}
      <p className="small page-links">
        {one.kind !== "added" && <Link to={at(between.from.size)} aria-describedby={id}>{t("differences.stood_before")}</Link>} {one.kind !== "gone" && <Link to={at(between.to.size)} aria-describedby={id}>{t("differences.stood_after")}</Link>}{" "}
        {one.entries.length === 0 ? (
          <span className="muted">{t("differences.by_time")}</span>
        ) : (
          <span>
            <span className="muted">{t("differences.entries")}</span>{" "}
            {one.entries.map((index) => (
              <Link key={index} to={`/registro/${index}`} className="entry-number">
                {t("record.n", { n: number_text(index, i18n.language) })}
              </Link>
            ))}
            {one.more_entries && <Link to={`/registro?oggetto=${one.id}`}>{t("differences.more_entries")}</Link>}
          </span>
        )}
      </p>
    </li>
  );
}

/** The page on which a thing is read; the whole table where it has none of its own. */
function page_of(id: string, entities: EntityStore): string {
  const kind = kind_of_ref(id);
  if (kind === "vote") return `/votazioni/${id}`;
  if (kind === "poll") return `/consultazioni/${id}`;
  if (kind === "organisation") return `/organismi/${id}`;
  if (kind === "mandate" || kind === "appointment") return "/organismi";
  if (kind === "regulation") return "/regolamento";
  if (kind === "plan") return "/piano";
  const proposal = kind === "proposal" ? entities.all("proposal").find((one) => one.id === id) : undefined;
  if (proposal) return `/proposte/${proposal.number}`;
  const sitting = kind === "sitting" ? entities.all("sitting").find((one) => one.id === id)?.number : undefined;
  if (sitting !== undefined) return `/sedute/${sitting}`;
  const node = kind === "node" ? entities.all("plan_node").find((one) => one.id === id) : undefined;
  return node ? `/piano/${encodeURIComponent(node.code)}` : "/";
}

function read(json: string | undefined): unknown {
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
}

const reference = /^[a-z_]+-[1-9]\d*$/;

/** One field before and after; two texts as one with what was taken away and added. */
function FieldBetween({ field, erased }: { field: DifferentField; erased: boolean }) {
  const { t, i18n } = useTranslation();
  const exists = (key: string) => i18n.exists(key);
  const before = useMemo(() => read(field.before), [field.before]);
  const after = useMemo(() => read(field.after), [field.after]);
  const is_text = (value: unknown): value is string => typeof value === "string" && /\s/.test(value) && value_words(t, exists, field.type, field.field, value) === undefined;
  const item = field.item;
  // A word of the wire that has none here says nothing to anybody.
  const item_text = item === undefined ? undefined : (item_words(t, exists, item) ?? (/^[a-z_]+$/.test(item) ? undefined : <span className="verbatim">{item}</span>));
  const side = (value: unknown, label: string) => (
    <dd>
      <span className="difference-side">{label}</span>{" "}
      {value === undefined ? <span className="muted">{t(erased ? "differences.nothing_or_erased" : "differences.nothing")}</span> : <DifferenceValue type={field.type} path={field.field} value={value} />}
    </dd>
  );
  return (
    <div className="difference-field">
      <dt>
        {field_words(t, exists, field.field)}
        {item !== undefined && reference.test(item) && <>: <ObjectLink id={item} /></>}
        {item !== undefined && !reference.test(item) && item_text !== undefined && <>: {item_text}</>}
      </dt>
      {is_text(before) && is_text(after) ? (
        <dd className="difference-text">
          <span className="difference-side">{t("differences.marked")}</span>
          <DiffText parts={diff_words(before, after)} show={["same", "removed", "added"]} />
        </dd>
      ) : (
        <>
          {(!field.part || before !== undefined) && side(before, t(field.part ? "differences.went" : "differences.before"))}
          {(!field.part || after !== undefined) && side(after, t(field.part ? "differences.came" : "differences.after"))}
        </>
      )}
    </div>
  );
}
