import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../store/hooks";
import { useVotes } from "../../store/selectors";
import { Link, useGo } from "../router";
import { ExpiredDialog, OrphanRefusals, RewrittenRecordCard } from "./alarms";
import { ContextBar } from "./context_bar";
import { Footer } from "./footer";
import { BottomNav, Header } from "./header";
import { VoteWatch } from "./live_regions";
import { SittingWatch } from "./sitting_watch";
import { StandbyNotice } from "./standby_notice";
import { SlimBar } from "./slim_bar";
import { SuccessionCard } from "./succession_card";
import { UpdateBar } from "./update_bar";

/** The same around every signed-in screen, top to bottom (screens 2). */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="page-frame with-bottom-nav">
      <SkipLinks />
      <header>
        <SlimBar />
        <Header />
      </header>
      <ContextBar />
      <main id="content" tabIndex={-1}>
        <RewrittenRecordCard />
        <SuccessionCard />
        <OrphanRefusals />
        <StandbyNotice />
        {children}
      </main>
      <UpdateBar />
      <Footer />
      <BottomNav />
      <VoteWatch />
      <SittingWatch />
      <ExpiredDialog />
    </div>
  );
}

/** The frame before a mandate is chosen: no places, no context bar yet. */
export function BareFrame({ header = true, children }: { header?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="page-frame">
      <nav className="skip-links" aria-label={t("frame.skip_nav")}>
        <a href="#content">{t("frame.skip_content")}</a>
      </nav>
      <header>
        <SlimBar />
        {header && <Header bare />}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <UpdateBar />
      <Footer />
    </div>
  );
}

function SkipLinks() {
  const { t } = useTranslation();
  const go = useGo();
  const [open_vote] = useVotes("open");
  const joined = useSession((state) => state.phase === "joined");
  return (
    <nav className="skip-links" aria-label={t("frame.skip_nav")}>
      <a href="#content">{t("frame.skip_content")}</a>
      {joined && (
        <a
          href="/"
          onClick={(event) => {
            event.preventDefault();
            go("/#waiting");
          }}
        >
          {t("frame.skip_waiting")}
        </a>
      )}
      {open_vote && <Link to={`/votazioni/${open_vote.id}`}>{t("frame.skip_vote")}</Link>}
    </nav>
  );
}
