import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice";
import { useSession, useTavolo } from "../../store/hooks";
import { EntryList } from "../record/entry_list";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { ClosedReceipts } from "./closed_receipts";

/** "Le mie ricevute": what the own body, or the office that one holds, has put on record. */
export function ReceiptsPage() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const organisation = useSession((state) => state.you?.organisation);
  const capacity = useSession((state) => state.acting?.capacity);
  const params = useMemo(() => ({ actor: organisation !== undefined ? { organisation } : { capacity } }), [organisation, capacity]);
  useTitle(t("own_receipts.title"));
  return (
    <div className="bounded page own-receipts">
      <div className="page-head">
        <div>
          <h1>{t("own_receipts.title")}</h1>
          <p className="muted">{t(organisation !== undefined ? "own_receipts.of_body" : "own_receipts.of_office")}</p>
        </div>
        <p className="small page-links">
          <Link to="/verifica-ricevuta">{t("receipt_check.title")}</Link>
        </p>
      </div>
      <section aria-label={t("own_receipts.list")}>
        <EntryList params={params} opened={undefined} place="/ricevute" kept={session.receipts.kept(table)} />
      </section>
      <ClosedReceipts />
      <Notice>{t("own_receipts.device")}</Notice>
    </div>
  );
}
