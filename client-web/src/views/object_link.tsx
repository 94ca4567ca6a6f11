import { useTranslation } from "react-i18next";
import { sitting_number } from "../format/sitting_number";
import { written } from "../i18n/language";
import { useDerived, useEntity } from "../store/hooks";
import { item_of, numbers_of } from "../store/sittings";
import { finding_address } from "./audit/finding_address";
import { Link } from "./router";
import { sitting_address } from "./sittings/sitting_words";
import { useErased } from "./erasure/erased";

/** "proposal" of "proposal-3". */
export const kind_of_ref = (ref: string): string => ref.slice(0, ref.lastIndexOf("-"));

/**
 * The name of a thing as a link to its page: numbers are links everywhere (screens 2). What has no page of its own is
 * plain text.
 */
export function ObjectLink({ id, label, brief = false }: { id: string; label?: string | undefined; brief?: boolean }) {
  const { t } = useTranslation();
  const erased = useErased();
  const kind = kind_of_ref(id);
  const node = useEntity("plan_node", kind === "node" ? id : undefined);
  const proposal = useEntity("proposal", kind === "proposal" ? id : undefined);
  const vote = useEntity("vote", kind === "vote" ? id : undefined);
  const poll = useEntity("poll", kind === "poll" ? id : undefined);
  const sitting = useEntity("sitting", kind === "sitting" ? id : undefined);
  const item = useDerived(
    ["sitting"],
    (entities) => {
      if (kind !== "agenda_item") return undefined;
      const of = entities.all("sitting").find((one) => one.agenda.some((line) => line.entry.id === id));
      return of && { of, title: item_of(of, id)?.title, number: numbers_of(of.agenda).get(id) ?? "" };
    },
    [kind, id],
  );
  const finding = useEntity("finding", kind === "finding" ? id : undefined);
  const document = useEntity("document", kind === "document" ? id : undefined);
  const organisation = useEntity("organisation", kind === "organisation" ? id : undefined);
  if (node) return <Link to={`/piano/${encodeURIComponent(node.code)}`} {...written(brief ? undefined : node.title)}>{brief ? node.code : `${node.code} ${node.title ?? ""}`}</Link>;
  if (proposal) return <Link to={`/proposte/${proposal.number}`} {...written(brief ? undefined : proposal.title)}>{brief ? proposal.number : `${proposal.number} ${proposal.title ?? ""}`}</Link>;
  if (vote) return <Link to={`/votazioni/${vote.id}`} {...written(vote.title)}>{vote.title ?? t("object.vote")}</Link>;
  if (finding) return <Link to={finding_address(id)} {...written(finding.title)}>{finding.title ?? erased(id)}</Link>;
  if (poll) return <Link to={`/consultazioni/${poll.id}`} {...written(poll.title)}>{poll.title ?? t("object.poll")}</Link>;
  if (sitting) return <Link to={sitting_address(sitting)}>{sitting.number === undefined ? t("object.sitting") : t("sitting.name", { number: sitting_number(sitting.number) })}</Link>;
  if (item) return <Link to={sitting_address(item.of)} {...written(item.title)}>{`${item.number} ${item.title ?? erased(id, item.of.id)}`}</Link>;
  if (document && document.withdrawn_at === undefined) return <a href={`/documenti/${document.id}`} download {...written(document.title)}>{document.title ?? t("object.document")}</a>;
  if (organisation) return <span {...written(organisation.name)}>{organisation.name ?? label ?? t("organisation.name_erased")}</span>;
  return <span>{label ?? t(`object.${kind}`, { defaultValue: id, n: id.slice(kind.length + 1) })}</span>;
}
