import { useTranslation } from "react-i18next";
import { written } from "../i18n/language";
import { useEntity } from "../store/hooks";
import { Link } from "./router";

/** "proposal" of "proposal-3". */
export const kind_of_ref = (ref: string): string => ref.slice(0, ref.lastIndexOf("-"));

/**
 * The name of a thing as a link to its page: numbers are links everywhere (screens 2). What has no page of its own is
 * plain text.
 */
export function ObjectLink({ id, label, brief = false }: { id: string; label?: string | undefined; brief?: boolean }) {
  const { t } = useTranslation();
  const kind = kind_of_ref(id);
  const node = useEntity("plan_node", kind === "node" ? id : undefined);
  const proposal = useEntity("proposal", kind === "proposal" ? id : undefined);
  const vote = useEntity("vote", kind === "vote" ? id : undefined);
  const organisation = useEntity("organisation", kind === "organisation" ? id : undefined);
  if (node) return <Link to={`/piano/${encodeURIComponent(node.code)}`} {...written(brief ? undefined : node.title)}>{brief ? node.code : `${node.code} ${node.title ?? ""}`}</Link>;
  if (proposal) return <Link to={`/proposte/${proposal.number}`} {...written(brief ? undefined : proposal.title)}>{brief ? proposal.number : `${proposal.number} ${proposal.title ?? ""}`}</Link>;
  if (vote) return <Link to={`/votazioni/${vote.id}`} {...written(vote.title)}>{vote.title ?? t("object.vote")}</Link>;
  if (organisation) return <span {...written(organisation.name)}>{organisation.name ?? label ?? t("organisation.name_erased")}</span>;
  return <span>{label ?? t(`object.${kind}`, { defaultValue: id })}</span>;
}
