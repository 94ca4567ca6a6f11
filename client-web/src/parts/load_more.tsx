import { Button } from "./button";

/** "Mostra altri 12 commenti": the next page of a collection, appended where the list ends. */
export function LoadMore({ label, loading, on_press }: { label: string; loading: boolean; on_press: () => void }) {
  return (
    <Button tone="outline" block sending={loading} onClick={on_press}>
      {label}
    </Button>
  );
}
