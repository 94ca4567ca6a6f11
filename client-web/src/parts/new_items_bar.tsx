import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** What arrived while a list is on screen, inserted on press (screens 4.1). Keeps its place when there is nothing. */
export function NewItemsBar({ count, what, on_insert }: { count: number; what: "comments" | "entries" | "items"; on_insert: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="new-items" aria-live="off">
      {count > 0 && (
        <button type="button" onClick={on_insert}>
          <Icon name="refresh" />
          {t(`new_items.${what}`, { count })}
        </button>
      )}
    </div>
  );
}
